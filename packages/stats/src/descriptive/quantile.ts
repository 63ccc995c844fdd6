import { checkWeights, describe, finiteCopy } from "../check.ts";
import { sortNumbers } from "./sort-numbers.ts";

/**
 * How a quantile is read between the sorted values, as NumPy names it.
 *
 * "linear" is Hyndman and Fan's definition 7; their 1 to 9 are, in this order, "inverted-cdf",
 * "averaged-inverted-cdf", "closest-observation", "interpolated-inverted-cdf", "hazen", "weibull",
 * "linear", "median-unbiased", "normal-unbiased". "lower", "higher", "midpoint" and "nearest" take
 * the neighbours of definition 7.
 */
export type QuantileMethod =
  | "linear"
  | "lower"
  | "higher"
  | "midpoint"
  | "nearest"
  | "inverted-cdf"
  | "averaged-inverted-cdf"
  | "closest-observation"
  | "interpolated-inverted-cdf"
  | "hazen"
  | "weibull"
  | "median-unbiased"
  | "normal-unbiased";

/** What {@link quantile} is told. */
export interface QuantileOptions {
  /** How to read between values. @defaultValue "linear", or "inverted-cdf" with weights */
  readonly method?: QuantileMethod | undefined;
  /** A weight for each value, finite and >= 0; only with "inverted-cdf". @defaultValue 1 each */
  readonly weights?: ArrayLike<number> | undefined;
}

/** The plotting positions of the continuous definitions: place n p + a + p (1 - a - b), from 1. */
const positions: Partial<Record<QuantileMethod, readonly [a: number, b: number]>> = {
  "interpolated-inverted-cdf": [0, 1],
  hazen: [0.5, 0.5],
  weibull: [0, 0],
  "median-unbiased": [1 / 3, 1 / 3],
  "normal-unbiased": [3 / 8, 3 / 8],
};

/** The nearest whole number, halves to the even one. */
function even(x: number): number {
  const low = Math.floor(x);
  const gap = x - low;
  return gap < 0.5 || (gap === 0.5 && low % 2 === 0) ? low : low + 1;
}

/** A place among the sorted values, from 0, and how far to go on to the next: [place, share]. */
function placeOf(p: number, n: number, method: QuantileMethod): readonly [number, number] {
  const position = positions[method];
  if (position !== undefined) {
    const [a, b] = position;
    const at = n * p + (a + p * (1 - a - b)) - 1;
    return [Math.floor(at), at - Math.floor(at)];
  }
  const at = (n - 1) * p;
  const below = Math.floor(at);
  switch (method) {
    case "linear":
      return [below, at - below];
    case "lower":
      return [below, 0];
    case "higher":
      return [Math.ceil(at), 0];
    case "midpoint":
      return [below, at === below ? 0 : 0.5];
    case "nearest":
      return [even(at), 0];
    case "inverted-cdf":
      return [Math.ceil(n * p) - 1, 0];
    case "averaged-inverted-cdf":
      return n * p === Math.floor(n * p) ? [n * p - 1, 0.5] : [Math.floor(n * p), 0];
    case "closest-observation":
      return [even(n * p) - 1, 0];
    default:
      throw new RangeError(`quantile: unknown method; got ${describe(method)}`);
  }
}

/** Between a and b, from the nearer end: monotone, and exact at both. */
function between(a: number, b: number, share: number): number {
  return share >= 0.5 ? b - (b - a) * (1 - share) : a + (b - a) * share;
}

function readPlain(sorted: Float64Array, p: number, method: QuantileMethod): number {
  const last = sorted.length - 1;
  const [place, share] = placeOf(p, sorted.length, method);
  if (place < 0) return sorted[0]!;
  if (place >= last) return sorted[last]!;
  return between(sorted[place]!, sorted[place + 1]!, share);
}

/** Readers of the smallest value up to which at least a share p of the weight lies. */
function weighted(x: Float64Array, weights: ArrayLike<number>): (p: number) => number {
  const order = Uint32Array.from(x, (_, i) => i).sort((i, j) => x[i]! - x[j]!);
  const kept = order.filter((i) => weights[i]! > 0);
  let total = 0;
  const sums = Float64Array.from(kept, (i) => (total += weights[i]!));
  return (p) => {
    const at = sums.findIndex((sum) => sum >= p * total);
    return x[kept[at]!]!;
  };
}

/**
 * Quantiles of a list of numbers.
 *
 * @param values - At least one number, all finite.
 * @param p - One probability or several, in [0, 1].
 * @param options - See {@link QuantileOptions}.
 * @returns One number for one probability, else a list; "linear" as `numpy.quantile` does.
 * @throws TypeError if there are no values, or weights with another method.
 * @throws RangeError if a number is not finite, p not in [0, 1] or the method unknown.
 * @see {@link https://doi.org/10.1080/00031305.1996.10473566 | Hyndman & Fan (1996)}, sec. 2
 * @example
 * ```ts
 * import { quantile } from "@inkwash/stats";
 *
 * console.log(quantile([4, 1, 2, 8], 0.5)); //=> 3
 * console.log(quantile([4, 1, 2, 8], [0, 0.5, 1], { method: "lower" }).join(" ")); //=> 1 2 8
 * console.log(quantile([1, 2, 8], 0.5, { weights: [1, 1, 3] })); //=> 8
 * ```
 */
export function quantile(values: ArrayLike<number>, p: number, options?: QuantileOptions): number;
export function quantile(
  values: ArrayLike<number>,
  p: readonly number[],
  options?: QuantileOptions,
): number[];
export function quantile(
  values: ArrayLike<number>,
  p: number | readonly number[],
  options: QuantileOptions = {},
): number | number[] {
  const { weights, method = weights === undefined ? "linear" : "inverted-cdf" } = options;
  const x = finiteCopy("quantile", "values", values);
  const asked = typeof p === "number" ? [p] : p;
  const bad = asked.find((v) => !(v >= 0 && v <= 1));
  if (bad !== undefined) throw new RangeError(`quantile: p must be in [0, 1]; got ${bad}`);
  if (weights !== undefined) {
    checkWeights("quantile", weights, x.length);
    if (method !== "inverted-cdf") {
      throw new TypeError(`quantile: weights go with "inverted-cdf"; got ${describe(method)}`);
    }
  }
  const sorted = weights === undefined ? sortNumbers(x) : x;
  const read =
    weights === undefined
      ? (v: number): number => readPlain(sorted, v, method)
      : weighted(x, weights);
  const found = asked.map(read);
  return typeof p === "number" ? found[0]! : found;
}
