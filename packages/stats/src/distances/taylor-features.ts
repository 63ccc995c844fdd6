import { exp } from "@inkwash/special";

/** What is left of the series is below this. */
const rest = 2 ** -57;

/** Coordinates in which a normal kernel is an inner product, up to 1e-17. */
export interface TaylorFeatures {
  /** The highest total degree of the monomials. */
  readonly degree: number;
  /** How many features there are. */
  readonly count: number;
  /** What the points are measured from. */
  readonly centre: Float64Array;
}

/** The smallest K with P(N > K) below `rest` for N ~ Poisson(mean); Infinity beyond `most`. */
function degreeOf(mean: number, most: number): number {
  let term = exp(-mean);
  for (let k = 0; k <= most; k++) {
    const next = (term * mean) / (k + 1);
    if (mean < k + 2 && next / (1 - mean / (k + 2)) < rest) return k;
    term = next;
  }
  return Infinity;
}

/** (degree + d)! / (degree! d!). */
function monomials(degree: number, d: number): number {
  let count = 1;
  for (let j = 1; j <= d; j++) count = (count * (degree + j)) / j;
  return Math.round(count);
}

/**
 * The features of the kernel exp(-|x - y|^2 / (2 h^2)) for points in a ball, where they are few.
 *
 * With u = (x - c) / h and v = (y - c) / h, exp(-|u - v|^2 / 2) = exp(-|u|^2 / 2) exp(-|v|^2 / 2)
 * sum_k (u . v)^k / k!, whose terms beyond degree K are less than P(Poisson(R^2) > K) for |u|, |v| <= R.
 *
 * @returns undefined where more than `most` features are needed.
 * @see Cotter, Keshet & Srebro (2011), arXiv:1109.4603, sec. 4
 */
export function taylorFeatures(
  sets: readonly Float64Array[],
  d: number,
  width: number,
  most: number,
): TaylorFeatures | undefined {
  const low = new Float64Array(d).fill(Infinity);
  const high = new Float64Array(d).fill(-Infinity);
  for (const set of sets) {
    for (let i = 0; i < set.length; i++) {
      const j = i % d;
      if (set[i]! < low[j]!) low[j] = set[i]!;
      if (set[i]! > high[j]!) high[j] = set[i]!;
    }
  }
  const centre = low.map((v, j) => v / 2 + high[j]! / 2);
  let farthest = 0;
  for (const set of sets) {
    for (let i = 0; i < set.length; i += d) {
      let square = 0;
      for (let j = 0; j < d; j++) square += ((set[i + j]! - centre[j]!) / width) ** 2;
      if (square > farthest) farthest = square;
    }
  }
  const degree = degreeOf(farthest, Math.min(700, most));
  const count = monomials(degree, d);
  return count <= most ? { degree, count, centre } : undefined;
}

/** Adds factor * (monomials of degree <= left in the coordinates from j on) from a place on; the next place. */
function addProducts(
  sums: Float64Array,
  from: number,
  powers: readonly Float64Array[],
  j: number,
  factor: number,
  left: number,
): number {
  const power = powers[j]!;
  if (j === powers.length - 1) {
    for (let k = 0; k <= left; k++) sums[from + k]! += factor * power[k]!;
    return from + left + 1;
  }
  let at = from;
  for (let k = 0; k <= left; k++) {
    at = addProducts(sums, at, powers, j + 1, factor * power[k]!, left - k);
  }
  return at;
}

/** Adds the features of the points from `from` to `to` to their sums. */
export function addFeatures(
  sums: Float64Array,
  set: Float64Array,
  { degree, centre }: TaylorFeatures,
  width: number,
  from: number,
  to: number,
): void {
  const d = centre.length;
  const powers = Array.from({ length: d }, () => new Float64Array(degree + 1));
  const roots = Float64Array.from({ length: degree + 1 }, (_, k) => 1 / Math.sqrt(k));
  for (let i = from; i < to; i++) {
    let square = 0;
    for (let j = 0; j < d; j++) {
      const u = (set[i * d + j]! - centre[j]!) / width;
      const power = powers[j]!;
      power[0] = 1;
      for (let k = 1; k <= degree; k++) power[k] = power[k - 1]! * u * roots[k]!;
      square += u * u;
    }
    addProducts(sums, 0, powers, 0, exp(-square / 2), degree);
  }
}
