import { exp, log, pow } from "@inkwash/special";
import { checkCount, checkPair, finiteCopy } from "../check.ts";
import { decay, decayTable, far } from "../decay.ts";
import { powerOf } from "../quantile-cost.ts";
import { finish, type StopSignal } from "../steps.ts";
import type { Samples } from "../types.ts";
import { checkOrder, rootOf } from "../wasserstein.ts";
import { medianDistance } from "./median-distance.ts";

/** What {@link sinkhornDivergence} is told. */
export interface SinkhornOptions {
  /** The order, in [1, Infinity): the cost of moving a sample by r is r^p. @defaultValue 2 */
  readonly p?: number | undefined;
  /**
   * The entropic regularisation eps in units of the cost, in (0, Infinity): near 0 it is Wasserstein's
   * distance and slow, large it is the distance of means. @defaultValue (medianDistance / 5)^p
   */
  readonly epsilon?: number | undefined;
  /**
   * The share of mass that may still be misplaced at the end, in (0, 1); the divergence's own relative
   * error is about a hundredth of it. @defaultValue 1e-3
   */
  readonly tolerance?: number | undefined;
  /** At most this many sweeps at the final eps, a positive integer. @defaultValue 2000 */
  readonly iterations?: number | undefined;
  /** Looked at every few milliseconds; the call throws when it is aborted. */
  readonly signal?: StopSignal | undefined;
}

/** Samples without their shape: n points of d numbers. */
interface Cloud {
  readonly points: Float64Array;
  readonly n: number;
}

/** Everything but the clouds that transport depends on. */
interface Problem {
  readonly d: number;
  readonly power: (gap: number) => number;
  readonly squared: boolean;
  readonly epsilon: number;
  readonly tolerance: number;
  readonly iterations: number;
  /** The table of {@link decay}. */
  readonly decays: Float64Array;
}

/** How many costs are computed between two yields: a few milliseconds. */
const pairsPerStep = 200_000;

/** -eps ln((1/m) sum_j e^((price_j - |x_i - y_j|^p) / eps)); `row` is m numbers of scratch. */
function answerOf(
  { d, power, squared, decays }: Problem,
  epsilon: number,
  x: Cloud,
  i: number,
  y: Cloud,
  price: Float64Array,
  row: Float64Array,
): number {
  const [from, to] = [x.points, y.points];
  const rate = 1 / epsilon;
  let best = -Infinity;
  for (let j = 0; j < y.n; j++) {
    let square = 0;
    for (let k = 0; k < d; k++) {
      const gap = from[i * d + k]! - to[j * d + k]!;
      square += gap * gap;
    }
    const value = (price[j]! - (squared ? square : power(Math.sqrt(square)))) * rate;
    row[j] = value;
    if (value > best) best = value;
  }
  let sum = 0;
  for (let j = 0; j < y.n; j++) {
    const below = best - row[j]!;
    if (below < far) sum += decay(decays, below);
  }
  return -epsilon * (best + log(sum / y.n));
}

/**
 * The prices of x that suit those of y, into `out`.
 * Costs are computed row by row and never kept.
 */
function* softmin(
  problem: Problem,
  epsilon: number,
  x: Cloud,
  y: Cloud,
  price: Float64Array,
  out: Float64Array,
): Generator<number, void, void> {
  const row = new Float64Array(y.n);
  let sinceYield = 0;
  for (let i = 0; i < x.n; i++) {
    out[i] = answerOf(problem, epsilon, x, i, y, price, row);
    sinceYield += y.n;
    if (sinceYield < pairsPerStep) continue;
    sinceYield = 0;
    yield 0;
  }
}

const mean = (values: Float64Array): number =>
  values.reduce((sum, v) => sum + v, 0) / values.length;

/** The share of mass that prices `f` misplace where `better` would not. */
function misplaced(f: Float64Array, better: Float64Array, epsilon: number): number {
  let sum = 0;
  f.forEach((v, i) => (sum += Math.abs(exp(Math.min(500, (v - better[i]!) / epsilon)) - 1)));
  return sum / f.length / 2;
}

/** The eps by which the prices are approached: from the largest cost on, each half the one before. */
function cooling(largest: number, epsilon: number): number[] {
  const stages: number[] = [];
  for (let e = largest; e > epsilon; e /= 2) stages.push(e);
  return stages;
}

/** Moves prices towards their answer, `stride` times as far. */
function move(prices: Float64Array, answer: Float64Array, stride: number): void {
  prices.forEach((v, i) => (prices[i] = v + stride * (answer[i]! - v)));
}

/** How many sweeps one stride is kept before the next is chosen. */
const sweepsPerStride = 20;

/**
 * The best stride of successive over-relaxation, from the rate at which the error falls with this one.
 *
 * A mode that plain sweeps shrink by theta is shrunk by lambda with (lambda + stride - 1)^2 =
 * lambda stride^2 theta; the best stride is 2 / (1 + sqrt(1 - theta)).
 */
function nextStride(stride: number, rate: number): number {
  if (!(rate < 1)) return 1;
  if (rate <= stride - 1) return stride;
  const theta = Math.min(1, ((rate + stride - 1) / stride) ** 2 / rate);
  return Math.min(1.98, 2 / (1 + Math.sqrt(1 - theta)));
}

/** The regularised cost of moving x to y: sweeps of both prices in turn, over-relaxed. */
function* transport(
  problem: Problem,
  x: Cloud,
  y: Cloud,
  largest: number,
): Generator<number, number, void> {
  const { epsilon, tolerance, iterations } = problem;
  const [f, answerF] = [new Float64Array(x.n), new Float64Array(x.n)];
  const [g, answerG] = [new Float64Array(y.n), new Float64Array(y.n)];
  for (const e of cooling(largest, epsilon)) {
    yield* softmin(problem, e, x, y, g, f);
    yield* softmin(problem, e, y, x, f, g);
  }
  yield* softmin(problem, epsilon, x, y, g, f);
  let [stride, before] = [1, 1];
  for (let sweep = 1; sweep <= iterations; sweep++) {
    yield* softmin(problem, epsilon, y, x, f, answerG);
    const columns = misplaced(g, answerG, epsilon);
    move(g, answerG, stride);
    yield* softmin(problem, epsilon, x, y, g, answerF);
    const wrong = columns + misplaced(f, answerF, epsilon);
    move(f, answerF, stride);
    if (wrong <= tolerance) {
      // With the answer to f all columns are right, and the sum of prices is the cost.
      yield* softmin(problem, epsilon, y, x, f, g);
      return mean(f) + mean(g);
    }
    if (sweep % sweepsPerStride === 0) {
      stride = nextStride(stride, pow(wrong / before, 1 / sweepsPerStride));
      before = wrong;
    }
    yield sweep / iterations;
  }
  throw new Error(
    `sinkhornDivergence: more than ${tolerance} of the mass is misplaced after ${iterations} sweeps; ` +
      `raise epsilon (${epsilon}), tolerance or iterations, or take exactWasserstein`,
  );
}

/** The regularised cost of moving x to itself: one price, averaged with its answer, settles at once. */
function* selfTransport(
  problem: Problem,
  x: Cloud,
  largest: number,
): Generator<number, number, void> {
  const { epsilon, tolerance, iterations } = problem;
  const f = new Float64Array(x.n);
  const answer = new Float64Array(x.n);
  for (const e of cooling(largest, epsilon)) {
    yield* softmin(problem, e, x, x, f, answer);
    move(f, answer, 0.5);
  }
  for (let sweep = 1; sweep <= iterations; sweep++) {
    yield* softmin(problem, epsilon, x, x, f, answer);
    const wrong = misplaced(f, answer, epsilon);
    move(f, answer, 0.5);
    if (wrong <= tolerance) return 2 * mean(f);
    yield sweep / iterations;
  }
  throw new Error(
    `sinkhornDivergence: a set against itself did not settle in ${iterations} sweeps; raise iterations`,
  );
}

/** The diameter of the box around both clouds: no two points are further apart. */
function diameter(x: Cloud, y: Cloud, d: number): number {
  let square = 0;
  for (let k = 0; k < d; k++) {
    let [low, high] = [Infinity, -Infinity];
    for (const { points, n } of [x, y]) {
      for (let i = 0; i < n; i++) {
        low = Math.min(low, points[i * d + k]!);
        high = Math.max(high, points[i * d + k]!);
      }
    }
    square += (high - low) ** 2;
  }
  return Math.sqrt(square);
}

/**
 * The Sinkhorn divergence of two sets of samples: optimal transport, smoothed by entropy, debiased.
 *
 * S = (OT(x, y) - OT(x, x) / 2 - OT(y, y) / 2)^(1/p) with OT = min over plans of sum plan |x - y|^p +
 * eps KL(plan | product). Never negative, 0 only for equal sets; W_p for eps to 0, less noisy above.
 * In the log domain, with eps cooled down to its value. O(n m) time per sweep, O(n + m) memory: for
 * up to a few thousand samples, some six seconds for 2,000 of each. Sweeps grow as 1 / eps: an eps below
 * about W_p^p / 300 needs more than the default ones, and reads `exactWasserstein` to three digits anyway.
 *
 * @param x - Samples [n, ...], finite.
 * @param y - Samples [m, ...] of the same dimension, finite.
 * @param options - See {@link SinkhornOptions}.
 * @returns The divergence to the power 1 / p, in [0, Infinity), in the units of the samples.
 * @throws TypeError if shapes do not fit; RangeError if a number is not finite or an option out of range.
 * @throws Error if the tolerance is not reached, or `signal` is aborted.
 * @see {@link https://arxiv.org/abs/1810.08278 | arXiv:1810.08278}, eqs. 3 and 15; for the over-relaxation
 *   {@link https://arxiv.org/abs/1711.01851 | arXiv:1711.01851}, sec. 3
 * @example
 * ```ts
 * import { sinkhornDivergence } from "@inkwash/stats";
 *
 * const at = (...points: number[]) => ({ data: Float64Array.from(points), shape: [2, 2] });
 * const moved = sinkhornDivergence(at(0, 0, 1, 0), at(3, 4, 4, 4), { epsilon: 0.5 });
 * console.log(moved.toFixed(6)); //=> 5.000000
 * ```
 */
export function sinkhornDivergence(x: Samples, y: Samples, options: SinkhornOptions = {}): number {
  const name = "sinkhornDivergence";
  const { p = 2, tolerance = 1e-3, iterations = 2000, signal } = options;
  const { n, m, d } = checkPair(name, x, y);
  checkOrder(name, p);
  checkCount(name, "iterations", iterations);
  if (!(tolerance > 0 && tolerance < 1)) {
    throw new RangeError(`${name}: tolerance must be in (0, 1); got ${tolerance}`);
  }
  const left = { points: finiteCopy(name, "x", x.data), n };
  const right = { points: finiteCopy(name, "y", y.data), n: m };
  const largest = pow(diameter(left, right, d), p);
  if (largest === 0) return 0;
  const median = (): number => pow(medianDistance(x, y) / 5, p) || largest / 25;
  const { epsilon = median() } = options;
  if (!(epsilon > 0 && epsilon < Infinity)) {
    throw new RangeError(`${name}: epsilon must be in (0, Infinity); got ${epsilon}`);
  }
  const squared = p === 2;
  const decays = decayTable();
  const problem = { d, power: powerOf(p), squared, epsilon, tolerance, iterations, decays };
  const between = finish(name, transport(problem, left, right, largest), signal);
  const within =
    finish(name, selfTransport(problem, left, largest), signal) +
    finish(name, selfTransport(problem, right, largest), signal);
  return rootOf(Math.max(0, between - within / 2), p);
}
