import { exp, pow } from "@inkwash/special";
import { linearBinning } from "./binning.ts";
import { cosineTransform } from "./fft.ts";

/** As many nodes as Botev takes. */
const nodes = 2 ** 14;
/** How many derivatives the recursion starts from. */
const stages = 7;

/** The largest t that is looked at, the square of a bandwidth in units of the range. */
const largest = 0.1;

/** 1 * 3 * ... * (2 s - 1) / sqrt(2 pi). */
function oddProduct(s: number): number {
  let product = 1 / Math.sqrt(2 * Math.PI);
  for (let k = 3; k < 2 * s; k += 2) product *= k;
  return product;
}

/** The squared norm of the s-th derivative of the data smoothed for a time t. */
function norm(squares: Float64Array, s: number, t: number): number {
  let sum = 0;
  for (let k = 1; k < squares.length; k++) {
    const rate = (Math.PI * k) ** 2;
    if (rate * t > 745) break;
    let term = squares[k]! * exp(-rate * t);
    for (let order = 0; order < s; order++) term *= rate;
    sum += term;
  }
  return 2 * sum;
}

/** The time that the smoothed data ask for, less t: Botev's fixed point is at 0. */
function excess(squares: Float64Array, n: number, t: number): number {
  let f = norm(squares, stages, t);
  for (let s = stages - 1; s >= 2; s--) {
    const factor = (1 + pow(0.5, s + 0.5)) / 3;
    f = norm(squares, s, pow((2 * factor * oddProduct(s)) / (n * f), 2 / (3 + 2 * s)));
  }
  return pow(2 * n * Math.sqrt(Math.PI) * f, -2 / 5) - t;
}

/**
 * The least zero of a function that is positive at 0+, by steps of 2 and bisection.
 *
 * @returns Infinity where there is none up to `largest`.
 */
export function leastRoot(f: (t: number) => number): number {
  let [low, high] = [0, 1e-12];
  while (!(f(high) <= 0)) {
    if (high >= largest) return Infinity;
    [low, high] = [high, 2 * high];
  }
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Botev's improved Sheather-Jones bandwidth of values on a line.
 *
 * The range is widened by half of itself to each side, the values are binned linearly into 2^14
 * cells and transformed by cosines; then the fixed point of the paper's eq. 30, with 7 stages.
 *
 * @see {@link https://arxiv.org/abs/1011.2602 | arXiv:1011.2602}, algorithm 1
 */
export function isjBandwidth(
  name: string,
  x: Float64Array,
  share: Float64Array,
  effective: number,
): number {
  let [low, high] = [Infinity, -Infinity];
  x.forEach((v, i) => {
    if (share[i] === 0) return;
    low = Math.min(low, v);
    high = Math.max(high, v);
  });
  const range = 2 * (high - low);
  const pairs = new Float64Array(2 * x.length);
  x.forEach((v, i) => (pairs[2 * i] = v));
  const binned = linearBinning(pairs, share, [
    { start: low - range / 4, step: range / (nodes - 1), length: nodes },
    { start: 0, step: 1, length: 1 },
  ]);
  const squares = cosineTransform(binned, 1).map((a) => a * a);
  const t = leastRoot((time) => excess(squares, effective, time));
  if (t === Infinity) {
    throw new RangeError(`${name}: "isj" finds no bandwidth for so few values; take "silverman"`);
  }
  return Math.sqrt(t) * range;
}
