import { lgamma, log } from "@inkwash/special";
import { checkCount, checkPair, checkSamples, finiteCopy } from "../check.ts";
import { nearest, plant } from "../neighbours/tree.ts";
import type { Samples } from "../types.ts";
import type { Estimate } from "./estimate.ts";

/** What the estimates by nearest neighbours are told. */
export interface NeighbourOptions {
  /** Which neighbour's distance is used, a positive integer below n. @defaultValue 3 */
  readonly k?: number | undefined;
}

/** The digamma function at a positive integer, without Euler's constant: 1 + 1/2 + ... + 1/(n - 1). */
function harmonic(n: number): number {
  let sum = 0;
  for (let k = n - 1; k >= 1; k--) sum += 1 / k;
  return sum;
}

function checkNeighbour(name: string, k: number, most: number): void {
  checkCount(name, "k", k);
  if (k > most) throw new RangeError(`${name}: k must be at most ${most}; got ${k}`);
}

/** ln of the distance of every point of `x` to its k-th neighbour; refuses coinciding points. */
function sumOfLogs(
  name: string,
  x: Float64Array,
  tree: ReturnType<typeof plant>,
  k: number,
  own: boolean,
): number {
  const { d } = tree;
  let sum = 0;
  for (let i = 0; i < x.length / d; i++) {
    const square = nearest(tree, x.subarray(i * d, (i + 1) * d), k, own ? i : -1).squares[k - 1]!;
    if (square === 0)
      throw new RangeError(`${name}: sample ${i} has ${k} neighbours in the same place`);
    sum += log(square) / 2;
  }
  return sum;
}

/**
 * Kozachenko and Leonenko's estimate of a differential entropy, by nearest neighbours.
 *
 * psi(n) - psi(k) + ln V_d + (d / n) sum_i ln r_i, with r_i the distance to the k-th neighbour and V_d
 * the volume of the unit ball. Bias falls about as n^(-2/d) and is positive where the law has thin
 * parts; no cells, so nothing saturates. O(n log n).
 *
 * @param samples - Samples [n, ...] with d numbers each, no k + 1 of them in one place.
 * @param options - See {@link NeighbourOptions}.
 * @returns Nats, of any sign.
 * @throws TypeError if shape and data do not fit; RangeError if k >= n or samples coincide.
 * @see {@link https://doi.org/10.1103/PhysRevE.69.066138 | Kraskov, Stögbauer & Grassberger (2004)}, eq. 20
 */
export function neighbourEntropy(samples: Samples, options: NeighbourOptions = {}): Estimate {
  const name = "neighbourEntropy";
  const { k = 3 } = options;
  const { n, d } = checkSamples(name, "samples", samples);
  checkNeighbour(name, k, n - 1);
  const points = finiteCopy(name, "samples", samples.data);
  const logs = sumOfLogs(name, points, plant(points, d), k, true);
  const ball = (d / 2) * log(Math.PI) - lgamma(d / 2 + 1);
  const value = harmonic(n) - harmonic(k) + ball + (d * logs) / n;
  return { value, bounds: [-Infinity, Infinity], method: "Kozachenko-Leonenko", n };
}

/**
 * The Kullback-Leibler divergence of two sets of samples, by nearest neighbours.
 *
 * (d / n) sum_i ln(s_i / r_i) + ln(m / (n - 1)): r_i and s_i are the distances of x_i to its k-th
 * neighbour in x and in y. Unbiased in the limit, negative by chance where the laws are equal.
 *
 * @param x - Samples [n, ...] of the law P, no k + 1 of them in one place.
 * @param y - Samples [m, ...] of the law Q, of the same dimension.
 * @param options - See {@link NeighbourOptions}.
 * @returns D(P | Q) in nats.
 * @throws TypeError if shapes do not fit; RangeError if k is too large or samples coincide.
 * @see {@link https://doi.org/10.1109/TIT.2009.2016060 | Wang, Kulkarni & Verdú (2009)}, eq. 5
 */
export function neighbourDivergence(
  x: Samples,
  y: Samples,
  options: NeighbourOptions = {},
): Estimate {
  const name = "neighbourDivergence";
  const { k = 3 } = options;
  const { n, m, d } = checkPair(name, x, y);
  checkNeighbour(name, k, Math.min(n - 1, m));
  const [left, right] = [finiteCopy(name, "x", x.data), finiteCopy(name, "y", y.data)];
  const own = sumOfLogs(name, left, plant(left, d), k, true);
  const other = sumOfLogs(name, left, plant(right, d), k, false);
  const value = (d / n) * (other - own) + log(m / (n - 1));
  return { value, bounds: [-Infinity, Infinity], method: "Wang-Kulkarni-Verdu", n };
}
