import * as z from "zod";
import { positiveInteger } from "./fields.ts";

/** A multilayer perceptron that is told the noise level. */
export interface ModelDocument {
  /** Names the form. */
  readonly kind: "mlp";
  /** Units of each hidden layer, an integer in [1, 4096]. */
  readonly width: number;
  /** Number of hidden layers, an integer in [1, 16]. */
  readonly depth: number;
  /** The nonlinearity of the hidden layers. */
  readonly activation: "softplus" | "silu" | "gelu" | "tanh" | "relu";
  /**
   * What the network is told: sines and cosines of the log-SNR ("fourier", or at "random"
   * frequencies), of the step ("sinusoidal"), or one learnt row per step ("embedding").
   */
  readonly conditioning: "fourier" | "random" | "sinusoidal" | "embedding";
  /** Number of sines and cosines, an even integer in [2, 256]; not used by "embedding". */
  readonly features: number;
  /** Where that enters: as a scale of each layer, as scale and shift, or beside x at the input. */
  readonly entry: "gate" | "film" | "concat";
  /** The factor of the hidden width of residual blocks, an integer in [0, 16]; 0 for plain layers. */
  readonly residual: number;
  /** Whether the network is told the class of each sample too. */
  readonly classes: boolean;
  /**
   * What it predicts: the noise, the data, the velocity of Salimans and Ho, or, as "edm", the data
   * with input and output scaled to unit variance by Karras et al.
   */
  readonly predicts: "edm" | "epsilon" | "x0" | "v";
}

/** Validates the `model` section of a document. */
export const modelSchema: z.ZodType<ModelDocument> = z
  .strictObject({
    kind: z.literal("mlp").default("mlp"),
    width: positiveInteger(4096).default(128).describe("units of each hidden layer"),
    depth: positiveInteger(16).default(3).describe("number of hidden layers"),
    activation: z.enum(["softplus", "silu", "gelu", "tanh", "relu"]).default("silu"),
    conditioning: z
      .enum(["fourier", "random", "sinusoidal", "embedding"])
      .default("fourier")
      .describe("how the network is told the noise level"),
    features: z
      .int()
      .min(2)
      .max(256)
      .multipleOf(2)
      .default(16)
      .describe("an even number of features"),
    entry: z.enum(["gate", "film", "concat"]).default("gate").describe("where they enter"),
    residual: z.int().min(0).max(16).default(0).describe("factor of residual blocks, 0 for none"),
    classes: z.boolean().default(false).describe("whether the network is told classes"),
    predicts: z
      .enum(["edm", "epsilon", "x0", "v"])
      .default("edm")
      .describe("what the network predicts"),
  })
  .describe("the network");
