import type { Prediction } from "@inkwash/schedules";

/** An array and its shape: row-major, contiguous, batch first. */
export interface Samples {
  /** The numbers, n * d of them. */
  readonly data: Float32Array | Float64Array;
  /** [n, ...]: the number of samples, then the shape of one. */
  readonly shape: readonly number[];
}

/**
 * A sampler on a grid, as plain numbers: step n is
 *
 *   x' = a_n x + sum_k b_n,k m_(n-k) + c_n z,   z ~ N(0, I),
 *
 * with m the denoiser's own predictions (of the kind `predicts`), newest first, and z drawn only
 * where c_n is not 0. The plan is all there is to a sampler: it can be printed, plotted, changed by
 * hand, and executed on any backend.
 */
export interface Plan {
  /** The sampler's name in the literature. */
  readonly name: string;
  /** What the coefficients `b` multiply. */
  readonly predicts: Prediction;
  /** Number of steps N. */
  readonly steps: number;
  /** How many past predictions a step looks at, K >= 1. */
  readonly history: number;
  /** Length N. */
  readonly a: Float64Array;
  /** Length N * K, row-major: b[n * K + k] multiplies m_(n-k). */
  readonly b: Float64Array;
  /** Length N, >= 0. */
  readonly c: Float64Array;
  /** The rate of the data where the denoiser is asked at step n: the first N knots of the grid. */
  readonly signal: Float64Array;
  /** The rate of the noise there. */
  readonly noise: Float64Array;
  /** 2 ln(signal / noise) there. */
  readonly logSnr: Float64Array;
  /** What the network is told there. */
  readonly condition: Float64Array;
}
