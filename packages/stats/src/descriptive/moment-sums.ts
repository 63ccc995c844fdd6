import { checkWeights } from "../check.ts";

/** What is known of numbers seen so far, enough for their moments: a plain record. */
export interface MomentSums {
  /** How many numbers of positive weight. */
  readonly n: number;
  /** Their total weight. */
  readonly weight: number;
  /** The sum of their squared weights. */
  readonly weight2: number;
  /** Their mean. */
  readonly mean: number;
  /** The weighted sum of (x - mean)^2. */
  readonly m2: number;
  /** The weighted sum of (x - mean)^3. */
  readonly m3: number;
  /** The weighted sum of (x - mean)^4. */
  readonly m4: number;
  /** The smallest number; Infinity where there is none. */
  readonly min: number;
  /** The largest number; -Infinity where there is none. */
  readonly max: number;
}

/** The sums of values[offset], values[offset + stride], ...; weights are checked already. */
export function stridedSums(
  name: string,
  values: ArrayLike<number>,
  offset: number,
  stride: number,
  weights: ArrayLike<number> | undefined,
): MomentSums {
  let [n, total, weight2, mean, m2, m3, m4] = [0, 0, 0, 0, 0, 0, 0];
  let [min, max] = [Infinity, -Infinity];
  for (let i = offset, row = 0; i < values.length; i += stride, row++) {
    const x = values[i]!;
    if (!Number.isFinite(x)) {
      throw new RangeError(`${name}: every number must be finite; got ${x} at index ${i}`);
    }
    const w = weights === undefined ? 1 : weights[row]!;
    if (w === 0) continue;
    const before = total;
    n += 1;
    total += w;
    weight2 += w * w;
    const delta = x - mean;
    const step = (delta * w) / total;
    const rest = delta - step;
    const term = before * delta * step;
    mean += step;
    m4 += term * (rest * rest - rest * step + step * step) + 6 * step * step * m2 - 4 * step * m3;
    m3 += term * (rest - step) - 3 * step * m2;
    m2 += term;
    if (x < min) min = x;
    if (x > max) max = x;
  }
  return { n, weight: total, weight2, mean, m2, m3, m4, min, max };
}

/**
 * The sums of a part of the numbers, from which the moments of all can be found.
 *
 * `moments(values)` equals `momentsOf(momentSums(values))`; parts, seen in turn or by different
 * workers, are put together by {@link mergeMoments}.
 *
 * @param values - Finite numbers; none are legal.
 * @param options - `weights`: one for each value, finite and >= 0.
 * @returns A plain record.
 * @throws TypeError if there are not as many weights; RangeError if a number is not finite.
 * @example
 * ```ts
 * import { mergeMoments, momentSums, momentsOf } from "@inkwash/stats";
 *
 * let sums = momentSums([]);
 * for (const part of [[1, 2], [3], [4, 5]]) sums = mergeMoments(sums, momentSums(part));
 * console.log(momentsOf(sums, { ddof: 1 }).variance); //=> 2.5
 * ```
 */
export function momentSums(
  values: ArrayLike<number>,
  options: { readonly weights?: ArrayLike<number> | undefined } = {},
): MomentSums {
  const { weights } = options;
  if (!(values?.length >= 0)) {
    throw new TypeError(`momentSums: values must be a list of numbers; got ${typeof values}`);
  }
  if (weights !== undefined) checkWeights("momentSums", weights, values.length);
  return stridedSums("momentSums", values, 0, 1, weights);
}

/**
 * The sums of two parts together.
 *
 * @param a - The sums of one part.
 * @param b - The sums of the other; the order changes rounding only.
 * @returns A new record.
 * @see Pébay (2008), Sandia report SAND2008-6212, eqs. 2.1 to 2.3
 */
export function mergeMoments(a: MomentSums, b: MomentSums): MomentSums {
  if (a.weight === 0) return b;
  if (b.weight === 0) return a;
  const weight = a.weight + b.weight;
  const [p, q] = [a.weight / weight, b.weight / weight];
  const gap = b.mean - a.mean;
  const term = a.weight * q * gap * gap;
  return {
    n: a.n + b.n,
    weight,
    weight2: a.weight2 + b.weight2,
    mean: p < q ? b.mean - gap * p : a.mean + gap * q,
    m2: a.m2 + b.m2 + term,
    m3: a.m3 + b.m3 + term * gap * (p - q) + 3 * gap * (p * b.m2 - q * a.m2),
    m4:
      a.m4 +
      b.m4 +
      term * gap * gap * (p * p - p * q + q * q) +
      6 * gap * gap * (p * p * b.m2 + q * q * a.m2) +
      4 * gap * (p * b.m3 - q * a.m3),
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
  };
}
