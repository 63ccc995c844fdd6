/** An array and its shape: row-major, contiguous, batch first. */
export interface Samples {
  /** As many numbers as the product of the shape. */
  readonly data: Float32Array | Float64Array;
  /** Number of samples first, then the shape of one: [n, d], [n, channels, height, width]. */
  readonly shape: readonly number[];
}

/**
 * A Gaussian mixture in d dimensions, sum_k weights_k N(means_k, covariances_k).
 *
 * Zero variance is legal: the component is then a point mass.
 */
export interface Mixture {
  /** K weights in [0, 1] that sum to 1. */
  readonly weights: readonly number[];
  /** K means of length d. */
  readonly means: readonly (readonly number[])[];
  /** K symmetric positive semi-definite d x d matrices, row-major, length d * d. */
  readonly covariances: readonly (readonly number[])[];
}

/**
 * How much of the data and of the noise is in x = signal x0 + noise epsilon.
 *
 * Numbers for a whole batch, arrays of length n for one pair per sample; a schedule's `At` has them.
 */
export interface Rates<Value extends number | Float64Array = number | Float64Array> {
  /** The rate of the data. */
  readonly signal: Value;
  /** The rate of the noise. */
  readonly noise: Value;
}
