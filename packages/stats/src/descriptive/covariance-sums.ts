import { checkSamples, checkWeights } from "../check.ts";
import type { Samples } from "../types.ts";

/** What is known of samples seen so far, enough for their mean and covariance: a plain record. */
export interface CovarianceSums {
  /** How many samples of positive weight. */
  readonly n: number;
  /** Their total weight. */
  readonly weight: number;
  /** The sum of their squared weights. */
  readonly weight2: number;
  /** Their mean, length d. */
  readonly mean: readonly number[];
  /** The weighted sum of (x - mean)(x - mean)^T, d x d, row-major. */
  readonly products: readonly number[];
}

/** The sums of samples; errors are in the words of `name`. */
export function sumsOf(
  name: string,
  samples: Samples,
  weights: ArrayLike<number> | undefined,
): CovarianceSums {
  const { n: rows, d } = checkSamples(name, "samples", samples);
  if (weights !== undefined) checkWeights(name, weights, rows);
  const { data } = samples;
  const mean = new Float64Array(d);
  const products = new Float64Array(d * d);
  let n = 0;
  let weight = 0;
  let weight2 = 0;
  for (let i = 0; i < rows; i++) {
    const w = weights === undefined ? 1 : weights[i]!;
    if (w > 0) n += 1;
    weight += w;
    weight2 += w * w;
    for (let j = 0; j < d; j++) {
      const x = data[i * d + j]!;
      if (!Number.isFinite(x)) {
        throw new RangeError(`${name}: every number must be finite; got ${x} at ${i * d + j}`);
      }
      if (w === 0) continue;
      const before = x - mean[j]!;
      mean[j]! += (before * w) / weight;
      for (let k = 0; k <= j; k++) {
        products[j * d + k]! += w * before * (data[i * d + k]! - mean[k]!);
      }
    }
  }
  for (let j = 0; j < d; j++) {
    for (let k = 0; k < j; k++) products[k * d + j] = products[j * d + k]!;
  }
  return { n, weight, weight2, mean: [...mean], products: [...products] };
}

/**
 * The sums of a part of the samples, from which the covariance of all can be found.
 *
 * `covariance(samples)` equals `covarianceOf(covarianceSums(samples))`; parts are put together by
 * {@link mergeCovariances}.
 *
 * @param samples - Samples [n, ...] with d numbers each, all finite.
 * @param options - `weights`: one for each sample, finite and >= 0.
 * @returns A plain record.
 * @throws TypeError if shape and data, or weights, do not fit; RangeError if a number is not finite.
 */
export function covarianceSums(
  samples: Samples,
  options: { readonly weights?: ArrayLike<number> | undefined } = {},
): CovarianceSums {
  return sumsOf("covarianceSums", samples, options.weights);
}

/**
 * The sums of two parts together.
 *
 * @param a - The sums of one part.
 * @param b - The sums of the other, of the same dimension; the order changes rounding only.
 * @returns A new record.
 * @throws TypeError if the dimensions differ.
 * @see Pébay (2008), Sandia report SAND2008-6212, eq. 3.6
 */
export function mergeCovariances(a: CovarianceSums, b: CovarianceSums): CovarianceSums {
  const d = a.mean.length;
  if (d !== b.mean.length) {
    throw new TypeError(
      `mergeCovariances: both must have as many coordinates; got ${d} and ${b.mean.length}`,
    );
  }
  const weight = a.weight + b.weight;
  const share = b.weight / weight;
  const gap = a.mean.map((m, j) => b.mean[j]! - m);
  return {
    n: a.n + b.n,
    weight,
    weight2: a.weight2 + b.weight2,
    mean: a.mean.map((m, j) => m + gap[j]! * share),
    products: a.products.map((p, i) => {
      const [j, k] = [Math.trunc(i / d), i % d];
      return p + b.products[i]! + a.weight * share * gap[j]! * gap[k]!;
    }),
  };
}
