import { checkSamples } from "./check.ts";
import { checkDdof, type MomentsOptions } from "./moments.ts";
import type { Samples } from "./types.ts";

/** The mean and the covariance matrix of samples. */
export interface Covariance {
  /** Length d. */
  readonly mean: readonly number[];
  /** A symmetric d x d matrix, row-major, length d * d. */
  readonly covariance: readonly number[];
}

/**
 * Mean vector and covariance matrix of samples, in one pass.
 *
 * sum_i (x_i - mean)(x_i - mean)^T / (n - ddof), updated sample by sample.
 *
 * @param samples - Samples [n, ...] with d numbers each, all finite.
 * @param options - `ddof` in [0, n), default 0.
 * @returns Plain arrays, in the form of a mixture's component.
 * @throws TypeError if shape and data do not fit.
 * @throws RangeError if a number is not finite or ddof is not in [0, n).
 */
export function covariance(samples: Samples, options: MomentsOptions = {}): Covariance {
  const { n, d } = checkSamples("covariance", "samples", samples);
  const { ddof = 0 } = options;
  checkDdof("covariance", ddof, n);
  const { data } = samples;
  const mean = new Float64Array(d);
  const products = new Float64Array(d * d);
  const before = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) {
      const x = data[i * d + j]!;
      if (!Number.isFinite(x)) {
        throw new RangeError(`covariance: every number must be finite; got ${x} at ${i * d + j}`);
      }
      before[j] = x - mean[j]!;
      mean[j]! += before[j]! / (i + 1);
      for (let k = 0; k <= j; k++) {
        products[j * d + k]! += before[j]! * (data[i * d + k]! - mean[k]!);
      }
    }
  }
  const at = (j: number, k: number): number => products[Math.max(j, k) * d + Math.min(j, k)]!;
  return {
    mean: [...mean],
    covariance: Array.from(products, (_, i) => at(Math.trunc(i / d), i % d) / (n - ddof)),
  };
}
