/** An array and its shape: row-major, contiguous, batch first. */
export interface Samples {
  readonly data: Float32Array | Float64Array;
  readonly shape: readonly number[];
}

/** What a network predicts, in the field's words. */
export type Prediction = "epsilon" | "x0" | "v" | "score" | "flow";

/**
 * What a network learns from, one row per step: the input is inputScale (signal x0 + noise epsilon),
 * the target targetData x0 + targetNoise epsilon, the prediction skip x + outScale network(...),
 * and the loss of the row is multiplied by `weight`. All columns have the same length.
 */
export interface TrainingTable {
  readonly predicts: Prediction;
  readonly signal: Float64Array;
  readonly noise: Float64Array;
  readonly targetData: Float64Array;
  readonly targetNoise: Float64Array;
  readonly inputScale: Float64Array;
  readonly skip: Float64Array;
  readonly outScale: Float64Array;
  readonly weight: Float64Array;
  readonly condition: Float64Array;
}
