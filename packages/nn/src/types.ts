/** An array and its shape: row-major, contiguous, batch first. */
export interface Samples {
  /** The numbers, row-major. */
  readonly data: Float32Array | Float64Array;
  /** The length of each axis; their product is `data.length`. */
  readonly shape: readonly number[];
}

/** What a network predicts, in the field's words. */
export type Prediction = "epsilon" | "x0" | "v" | "score" | "flow";

/**
 * What a network learns from, one row per step.
 *
 * The input is inputScale (signal x0 + noise epsilon), the target targetData x0 + targetNoise epsilon,
 * the prediction skip x + outScale network(...), and the squared error of the row is multiplied by
 * `weight`. All columns have the same length.
 */
export interface TrainingTable {
  /** What the target is. */
  readonly predicts: Prediction;
  /** The rate of the data in x = signal x0 + noise epsilon. */
  readonly signal: Float64Array;
  /** The rate of the noise in x = signal x0 + noise epsilon. */
  readonly noise: Float64Array;
  /** The target's coefficient of x0. */
  readonly targetData: Float64Array;
  /** The target's coefficient of epsilon. */
  readonly targetNoise: Float64Array;
  /** What x is multiplied by before the network sees it. */
  readonly inputScale: Float64Array;
  /** The prediction's coefficient of x. */
  readonly skip: Float64Array;
  /** The prediction's coefficient of the network's output. */
  readonly outScale: Float64Array;
  /** What the row's squared error is multiplied by. */
  readonly weight: Float64Array;
  /** What the network is told: a step index, a log-SNR. */
  readonly condition: Float64Array;
}
