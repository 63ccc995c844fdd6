import type { Samples } from "./types.ts";

/** What one optimizer step sees: everything random is in here. */
export interface Batch {
  /** The data, [n, ...]. */
  readonly x0: Samples;
  /** The row of the training table that each sample takes, n integers in [0, rows). */
  readonly row: ArrayLike<number>;
  /** Epsilon, shaped like `x0`. */
  readonly noise: Samples;
  /** The class of each sample, n integers in [0, classes], where the network has classes; the last is "no class". */
  readonly label?: ArrayLike<number> | undefined;
  /** What the weight of each row of the training table is multiplied by; 1 where absent. */
  readonly rowWeight?: Float64Array | undefined;
}

/** What one optimizer step measured. */
export interface StepResult {
  /** The mean of weight · (prediction - target)² over samples and coordinates, before the step. */
  readonly loss: number;
  /** The length of the gradient before clipping. */
  readonly gradNorm: number;
}
