/** An array and its shape: row-major, contiguous, batch first. */
export interface Samples {
  /** As many numbers as the product of the shape. */
  readonly data: Float32Array | Float64Array;
  /** Number of samples first, then the shape of one: [n, d], [n, channels, height, width]. */
  readonly shape: readonly number[];
}

/**
 * A Gaussian mixture in d dimensions, sum_k weights_k N(means_k, covariances_k).
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

/** Samples with what is known about them. */
export interface Dataset extends Samples {
  /** The set's name, for labels and documents. */
  readonly name: string;
  /** One class or curve parameter per sample, where the set has them; scikit-learn's `y`. */
  readonly label?: Float64Array | undefined;
  /** Where on its curve each sample lies, where the set has curves. */
  readonly parameter?: Float64Array | undefined;
}
