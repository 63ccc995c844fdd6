import * as z from "zod";
import { fraction, positiveInteger } from "./fields.ts";

/** How the network is trained. */
export interface TrainDocument {
  /** Number of optimizer steps, an integer in [1, 10^7]. */
  readonly steps: number;
  /** Points per step, an integer in [1, 65536]. */
  readonly batch: number;
  /** Whether new points are drawn all the time, where the data is a law and not a list. */
  readonly fresh: boolean;
  /** Which noise levels are trained on. */
  readonly noise: NoiseDocument;
  /** How the levels weigh: all alike in what is predicted, by min(SNR, 5), or as EDM. */
  readonly weighting: "simple" | "min-snr" | "edm";
  /** What moves the weights. */
  readonly optimizer: "adam" | "adam-w" | "lion" | "muon" | "sgd";
  /** The learning rate at its highest, > 0. */
  readonly learningRate: number;
  /** Steps in which the learning rate rises to that, a non-negative integer below `steps`. */
  readonly warmUp: number;
  /**
   * "cosine" and "linear" fall to `lastRate` over the run, "one-cycle" rises first and falls to almost
   * 0, "constant" stays.
   */
  readonly decay: "cosine" | "linear" | "one-cycle" | "constant";
  /** Where "cosine" and "linear" end, in [0, learningRate]. */
  readonly lastRate: number;
  /** Decay of the exponential moving average of the weights, in [0, 1); 0 keeps the raw weights. */
  readonly ema: number;
  /** Largest global norm of the gradient, > 0. */
  readonly clip: number;
  /** Share of the labels that a network with classes is not told, in [0, 1], for guidance. */
  readonly dropLabels: number;
  /** Steps between two train-step events, a positive integer. */
  readonly report: number;
  /** Steps between two checkpoints, a non-negative integer; 0 makes none. */
  readonly checkpoint: number;
}

/** The law of the noise levels that are trained on. */
export type NoiseDocument = StepsDocument | LogNormalDocument;

/** The T steps of the schedule, equally often. */
export interface StepsDocument {
  /** Names the law. */
  readonly law: "steps";
}

/** ln(noise / signal) is normal, within the range of the schedule. */
export interface LogNormalDocument {
  /** Names the law. */
  readonly law: "log-normal";
  /** The mean of ln(noise / signal). */
  readonly mean: number;
  /** Its standard deviation, > 0. */
  readonly deviation: number;
}

const logNormal = z.strictObject({
  law: z.literal("log-normal"),
  mean: z.number().min(-10).max(10).default(-1.2).describe("mean of ln(noise / signal)"),
  deviation: z.number().gt(0).max(10).default(1.2).describe("its standard deviation"),
});

const noise = z
  .discriminatedUnion("law", [z.strictObject({ law: z.literal("steps") }), logNormal])
  .default({ law: "log-normal", mean: -1.2, deviation: 1.2 })
  .describe("which noise levels are trained on");

/** Validates the `train` section of a document. */
export const trainSchema: z.ZodType<TrainDocument> = z
  .strictObject({
    steps: positiveInteger(10_000_000).default(12_000).describe("number of optimizer steps"),
    batch: positiveInteger(65_536).default(128).describe("points per step"),
    fresh: z.boolean().default(true).describe("whether new points are drawn all the time"),
    noise,
    weighting: z.enum(["simple", "min-snr", "edm"]).default("edm").describe("how levels weigh"),
    optimizer: z
      .enum(["adam", "adam-w", "lion", "muon", "sgd"])
      .default("adam")
      .describe("what moves the weights"),
    learningRate: z.number().gt(0).default(4e-3).describe("the learning rate at its highest"),
    warmUp: z.int().min(0).default(0).describe("steps in which the learning rate rises"),
    decay: z
      .enum(["cosine", "linear", "one-cycle", "constant"])
      .default("cosine")
      .describe("how the learning rate goes"),
    lastRate: z.number().min(0).default(0).describe("where it ends"),
    ema: fraction().lt(1).default(0.999).describe("decay of the average of the weights"),
    clip: z.number().gt(0).default(1).describe("largest global norm of the gradient"),
    dropLabels: fraction().default(0.1).describe("share of labels that are not told"),
    report: positiveInteger(1_000_000).default(50).describe("steps between two train-step events"),
    checkpoint: z.int().min(0).default(2000).describe("steps between two checkpoints, 0 for none"),
  })
  .describe("how the network is trained");
