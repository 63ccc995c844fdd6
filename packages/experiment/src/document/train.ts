import * as z from "zod";
import { fraction, positiveInteger } from "./fields.ts";

/** A multilayer perceptron that predicts the noise. */
export interface ModelDocument {
  /** Names the form. */
  readonly kind: "mlp";
  /** Units of each hidden layer, an integer in [1, 4096]. */
  readonly width: number;
  /** Number of hidden layers, an integer in [1, 16]. */
  readonly depth: number;
  /** The nonlinearity of the hidden layers. */
  readonly activation: "softplus" | "silu";
  /** How the network is told the time: Fourier features of log-SNR, or one embedding row per step. */
  readonly conditioning: "fourier" | "embedding";
}

/** How the network is trained. */
export interface TrainDocument {
  /** Number of optimizer steps, an integer in [1, 10^7]. */
  readonly steps: number;
  /** Points per step, an integer in [1, 65536]. */
  readonly batch: number;
  /** Adam's learning rate at its highest, > 0. */
  readonly learningRate: number;
  /** "cosine" falls to 0 over the run, "constant" stays. */
  readonly decay: "cosine" | "constant";
  /** Decay of the exponential moving average of the weights, in [0, 1); 0 keeps the raw weights. */
  readonly ema: number;
  /** Largest global norm of the gradient, > 0. */
  readonly clip: number;
  /** Steps between two train-step events, a positive integer. */
  readonly report: number;
  /** Steps between two checkpoints, a non-negative integer; 0 makes none. */
  readonly checkpoint: number;
}

/** Validates the `model` section of a document. */
export const modelSchema: z.ZodType<ModelDocument> = z
  .strictObject({
    kind: z.literal("mlp").default("mlp"),
    width: positiveInteger(4096).default(128).describe("units of each hidden layer"),
    depth: positiveInteger(16).default(3).describe("number of hidden layers"),
    activation: z.enum(["softplus", "silu"]).default("silu"),
    conditioning: z.enum(["fourier", "embedding"]).default("fourier"),
  })
  .describe("the network that predicts the noise");

/** Validates the `train` section of a document. */
export const trainSchema: z.ZodType<TrainDocument> = z
  .strictObject({
    steps: positiveInteger(10_000_000).default(6000).describe("number of optimizer steps"),
    batch: positiveInteger(65_536).default(128).describe("points per step"),
    learningRate: z.number().gt(0).default(4e-3).describe("Adam's learning rate at its highest"),
    decay: z.enum(["cosine", "constant"]).default("cosine"),
    ema: fraction().lt(1).default(0.999).describe("decay of the average of the weights"),
    clip: z.number().gt(0).default(1).describe("largest global norm of the gradient"),
    report: positiveInteger(1_000_000).default(50).describe("steps between two train-step events"),
    checkpoint: z.int().min(0).default(0).describe("steps between two checkpoints, 0 for none"),
  })
  .describe("how the network is trained");
