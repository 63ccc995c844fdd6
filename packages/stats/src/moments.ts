import { checkSamples } from "./check.ts";
import type { Samples } from "./types.ts";

/** The first four moments of a column of numbers, and its extremes. */
export interface Moments {
  /** How many numbers. */
  readonly n: number;
  /** The arithmetic mean. */
  readonly mean: number;
  /** Sum of squared deviations divided by n - ddof. */
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
  /** What is taken off n in the divisor of the variance, in [0, n). @defaultValue 0 */
  readonly ddof?: number | undefined;
}

/** Refuses divisors that are not positive. */
export function checkDdof(name: string, ddof: number, n: number): void {
  if (!(ddof >= 0 && ddof < n)) {
    throw new RangeError(`${name}: ddof must be in [0, n) with n = ${n}; got ${ddof}`);
  }
}

/** The moments of values[offset], values[offset + stride], ... */
function strided(
  name: string,
  values: ArrayLike<number>,
  offset: number,
  stride: number,
  ddof: number,
): Moments {
  let [n, mean, m2, m3, m4] = [0, 0, 0, 0, 0];
  let [min, max] = [Infinity, -Infinity];
  for (let i = offset; i < values.length; i += stride) {
    const x = values[i]!;
    if (!Number.isFinite(x)) {
      throw new RangeError(`${name}: every number must be finite; got ${x} at index ${i}`);
    }
    const before = n;
    n += 1;
    const delta = x - mean;
    const step = delta / n;
    const term = delta * step * before;
    mean += step;
    m4 += term * step * step * (n * n - 3 * n + 3) + 6 * step * step * m2 - 4 * step * m3;
    m3 += term * step * (n - 2) - 3 * step * m2;
    m2 += term;
    if (x < min) min = x;
    if (x > max) max = x;
  }
  const base = { n, mean, variance: m2 / (n - ddof), min, max };
  if (min === max) return base;
  const second = m2 / n;
  return {
    ...base,
    skewness: m3 / n / (second * Math.sqrt(second)),
    excessKurtosis: m4 / n / (second * second) - 3,
  };
}

/**
 * Mean, variance, skewness, excess kurtosis and extremes of a list of numbers, in one pass.
 *
 * Central sums are updated number by number, so a large common offset does not cancel.
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
  const { ddof = 0 } = options;
  if (!(values?.length > 0)) {
    throw new TypeError(`moments: values must hold at least one number; got ${values?.length}`);
  }
  checkDdof("moments", ddof, values.length);
  return strided("moments", values, 0, 1, ddof);
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
  const { ddof = 0 } = options;
  const { n, d } = checkSamples("columnMoments", "samples", samples);
  checkDdof("columnMoments", ddof, n);
  return Array.from({ length: d }, (_, j) => strided("columnMoments", samples.data, j, d, ddof));
}
