import { type CovarianceSums, sumsOf } from "./descriptive/covariance-sums.ts";
import { divisorOf, type MomentsOptions } from "./moments.ts";
import type { Samples } from "./types.ts";

/** The mean and the covariance matrix of samples. */
export interface Covariance {
  /** Length d. */
  readonly mean: readonly number[];
  /** A symmetric d x d matrix, row-major, length d * d. */
  readonly covariance: readonly number[];
}

/**
 * The mean vector and covariance matrix that sums stand for.
 *
 * @param sums - From `covarianceSums` and `mergeCovariances`.
 * @param options - `ddof` in [0, n), default 0.
 * @returns Plain arrays, in the form of a mixture's component.
 * @throws RangeError if ddof is not in [0, n).
 */
export function covarianceOf(
  sums: CovarianceSums,
  options: { readonly ddof?: number | undefined } = {},
): Covariance {
  const { ddof = 0 } = options;
  const divisor = divisorOf("covariance", sums, ddof);
  return { mean: sums.mean, covariance: sums.products.map((p) => p / divisor) };
}

/**
 * Mean vector and covariance matrix of samples, in one pass.
 *
 * sum_i w_i (x_i - mean)(x_i - mean)^T, updated sample by sample, over the divisor of a variance. For
 * samples that come in parts see `covarianceSums`.
 *
 * @param samples - Samples [n, ...] with d numbers each, all finite.
 * @param options - See {@link MomentsOptions}.
 * @returns Plain arrays, in the form of a mixture's component.
 * @throws TypeError if shape and data do not fit.
 * @throws RangeError if a number is not finite or ddof is not in [0, n).
 */
export function covariance(samples: Samples, options: MomentsOptions = {}): Covariance {
  return covarianceOf(sumsOf("covariance", samples, options.weights), options);
}
