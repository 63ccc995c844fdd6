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

/** Numbers that are summed about their own mean before they join the others. */
const block = 1024;

/** The sums of values[offset], values[offset + stride], ...; weights are checked already. */
export function stridedSums(
  name: string,
  values: ArrayLike<number>,
  offset: number,
  stride: number,
  weights: ArrayLike<number> | undefined,
): MomentSums {
  const rows = Math.max(0, Math.ceil((values.length - offset) / stride));
  let sums = nothing;
  for (let first = 0; first < rows; first += block) {
    const last = Math.min(first + block, rows);
    sums = mergeMoments(sums, blockSums(name, values, [offset, stride], [first, last], weights));
  }
  return sums;
}

const nothing: MomentSums = {
  n: 0,
  weight: 0,
  weight2: 0,
  mean: 0,
  m2: 0,
  m3: 0,
  m4: 0,
  min: Infinity,
  max: -Infinity,
};

/** The sums of a block in two passes: about a rounded mean first, then moved to the true one. */
function blockSums(
  name: string,
  values: ArrayLike<number>,
  [offset, stride]: readonly [number, number],
  [first, last]: readonly [number, number],
  weights: ArrayLike<number> | undefined,
): MomentSums {
  let n = 0;
  let weight = 0;
  let weight2 = 0;
  let sum = 0;
  let min = Infinity;
  let max = -Infinity;
  for (let row = first, i = offset + first * stride; row < last; row++, i += stride) {
    const x = values[i]!;
    if (!Number.isFinite(x)) {
      throw new RangeError(`${name}: every number must be finite; got ${x} at index ${i}`);
    }
    const w = weights === undefined ? 1 : weights[row]!;
    if (w === 0) continue;
    n += 1;
    weight += w;
    weight2 += w * w;
    sum += w * x;
    if (x < min) min = x;
    if (x > max) max = x;
  }
  if (n === 0) return nothing;
  const center = Math.min(max, Math.max(min, sum / weight));
  let rest = 0;
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  for (let row = first, i = offset + first * stride; row < last; row++, i += stride) {
    const w = weights === undefined ? 1 : weights[row]!;
    const d = values[i]! - center;
    const d2 = d * d;
    rest += w * d;
    m2 += w * d2;
    m3 += w * d2 * d;
    m4 += w * d2 * d2;
  }
  const e = rest / weight;
  return {
    n,
    weight,
    weight2,
    mean: center + e,
    m2: Math.max(0, m2 - e * rest),
    m3: m3 - e * (3 * m2 - 2 * e * rest),
    m4: m4 - e * (4 * m3 - e * (6 * m2 - 3 * e * rest)),
    min,
    max,
  };
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
