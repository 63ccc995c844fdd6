import { checkSamples, checkWeights } from "./check.ts";
import { type MomentSums, stridedSums } from "./descriptive/moment-sums.ts";
import type { Samples } from "./types.ts";

/** The first four moments of a column of numbers, and its extremes. */
export interface Moments {
  /** How many numbers, of positive weight. */
  readonly n: number;
  /** The arithmetic mean. */
  readonly mean: number;
  /** Sum of squared deviations divided by n - ddof; see {@link MomentsOptions} for weights. */
  readonly variance: number;
  /** m3 / m2^(3/2) with divisor n (SciPy's default); absent where all numbers are equal. */
  readonly skewness?: number | undefined;
  /** m4 / m2^2 - 3 with divisor n (SciPy's default); absent where all numbers are equal. */
  readonly excessKurtosis?: number | undefined;
  /** The smallest number. */
  readonly min: number;
  /** The largest number. */
  readonly max: number;
}

/** What {@link moments} and its relatives are told. */
export interface MomentsOptions {
  /**
   * What is taken off n in the divisor of the variance, in [0, n); with weights the divisor is
   * sum w - ddof (sum w^2) / (sum w), NumPy's for `aweights`. @defaultValue 0
   */
  readonly ddof?: number | undefined;
  /**
   * How much each value (each sample) counts beside the others, finite and >= 0; a common factor
   * changes nothing. @defaultValue 1 each
   */
  readonly weights?: ArrayLike<number> | undefined;
}

/** The divisor of a variance; refuses those that are not positive. */
export function divisorOf(
  name: string,
  { n, weight, weight2 }: Pick<MomentSums, "n" | "weight" | "weight2">,
  ddof: number,
): number {
  const divisor = weight - (ddof * weight2) / weight;
  if (!(ddof >= 0 && ddof < n && divisor > 0)) {
    throw new RangeError(`${name}: ddof must be in [0, n) with n = ${n}; got ${ddof}`);
  }
  return divisor;
}

function finished(name: string, sums: MomentSums, ddof: number): Moments {
  const { n, weight, mean, m2, m3, m4, min, max } = sums;
  const base = { n, mean, variance: m2 / divisorOf(name, sums, ddof), min, max };
  const second = m2 / weight;
  if (min === max || !(second * second > 0)) return base;
  return {
    ...base,
    skewness: m3 / weight / (second * Math.sqrt(second)),
    excessKurtosis: m4 / weight / (second * second) - 3,
  };
}

/**
 * The moments that sums stand for.
 *
 * @param sums - Of at least one number, from `momentSums` and `mergeMoments`.
 * @param options - `ddof` in [0, n), default 0.
 * @returns A plain record.
 * @throws TypeError if the sums are of no number; RangeError if ddof is not in [0, n).
 */
export function momentsOf(
  sums: MomentSums,
  options: { readonly ddof?: number | undefined } = {},
): Moments {
  const { ddof = 0 } = options;
  if (!(sums?.n > 0)) throw new TypeError("momentsOf: sums must be of at least one number; got 0");
  return finished("momentsOf", sums, ddof);
}

/**
 * Mean, variance, skewness, excess kurtosis and extremes of a list of numbers, in one pass.
 *
 * Central sums are updated number by number, so a large common offset does not cancel. For numbers
 * that come in parts see `momentSums`.
 *
 * @param values - At least one number, all finite.
 * @param options - See {@link MomentsOptions}.
 * @returns A plain record.
 * @throws TypeError if there are no values; RangeError if one is not finite or ddof not in [0, n).
 * @see Pébay (2008), Sandia report SAND2008-6212, eqs. 2.1 to 2.3
 * @example
 * ```ts
 * import { moments } from "@inkwash/stats";
 *
 * const { mean, variance } = moments([1, 2, 3, 4], { ddof: 1 });
 * console.log(mean, variance.toFixed(4)); //=> 2.5 1.6667
 * ```
 */
export function moments(values: ArrayLike<number>, options: MomentsOptions = {}): Moments {
  const { ddof = 0, weights } = options;
  if (!(values?.length > 0)) {
    throw new TypeError(`moments: values must hold at least one number; got ${values?.length}`);
  }
  if (weights !== undefined) checkWeights("moments", weights, values.length);
  return finished("moments", stridedSums("moments", values, 0, 1, weights), ddof);
}

/**
 * The {@link moments} of every coordinate over the samples.
 *
 * @param samples - Samples [n, ...] with d numbers each, all finite.
 * @param options - See {@link MomentsOptions}.
 * @returns d records.
 * @throws TypeError if shape and data do not fit; RangeError as `moments`.
 */
export function columnMoments(samples: Samples, options: MomentsOptions = {}): Moments[] {
  const name = "columnMoments";
  const { ddof = 0, weights } = options;
  const { n, d } = checkSamples(name, "samples", samples);
  if (weights !== undefined) checkWeights(name, weights, n);
  return Array.from({ length: d }, (_, j) =>
    finished(name, stridedSums(name, samples.data, j, d, weights), ddof),
  );
}
