import { checkPair, finiteCopy } from "../check.ts";
import { finish, type StopSignal } from "../steps.ts";
import { permutationTest, type PermutationOptions } from "../tests/permutation-test.ts";
import type { TwoSampleTest } from "../tests/test-result.ts";
import type { Samples } from "../types.ts";
import { type KernelOptions, kernelOf } from "./kernel.ts";
import { average } from "./log-likelihood.ts";
import { medianDistance } from "./median-distance.ts";
import { linearTerms } from "./mmd-linear.ts";

/** What {@link mmdSteps} is told. */
export interface MmdStepsOptions extends KernelOptions {
  /**
   * "biased": all pairs, never negative; "unbiased": no sample with itself, of mean 0 under equal laws;
   * "linear": disjoint pairs only, O(n) time and noisy. @defaultValue "unbiased"
   */
  readonly estimator?: "biased" | "unbiased" | "linear" | undefined;
}

/** What {@link mmd} is told. */
export interface MmdOptions extends MmdStepsOptions {
  /** Looked at every few milliseconds; the call throws when it is aborted. */
  readonly signal?: StopSignal | undefined;
}

/** How many kernel values are summed between two yields: a few milliseconds. */
const pairsPerStep = 200_000;

/** {@link mmd} in parts: yields the share that is done, every few milliseconds. */
export function* mmdSteps(
  x: Samples,
  y: Samples,
  options: MmdStepsOptions = {},
): Generator<number, number, void> {
  const name = "mmd";
  const { estimator = "unbiased" } = options;
  const { n, m, d } = checkPair(name, x, y);
  const [a, b] = [finiteCopy(name, "x", x.data), finiteCopy(name, "y", y.data)];
  const kernel = kernelOf(name, x, y, d, options);
  const least = estimator === "biased" ? 1 : 2;
  if (!(Math.min(n, m) >= least)) {
    throw new RangeError(
      `${name}: "${estimator}" needs ${least} samples of each; got ${n} and ${m}`,
    );
  }
  if (estimator === "linear") return average(linearTerms(kernel, a, b, d)).value;
  const total = n * m + (n * n + m * m) / 2;
  let [done, sinceYield] = [0, 0];
  function* sumOf(
    u: Float64Array,
    v: Float64Array,
    rows: number,
    columns: number,
  ): Generator<number, number, void> {
    let sum = 0;
    for (let i = 0; i < rows; i++) {
      const count = u === v ? i : columns;
      for (let j = 0; j < count; j++) sum += kernel(u, i, v, j);
      done += count;
      sinceYield += count;
      if (sinceYield < pairsPerStep) continue;
      sinceYield = 0;
      yield done / total;
    }
    return sum;
  }
  const between = (yield* sumOf(a, b, n, m)) / n / m;
  const mean = function* (u: Float64Array, size: number): Generator<number, number, void> {
    const twice = 2 * (yield* sumOf(u, u, size, size));
    if (estimator === "unbiased") return twice / size / (size - 1);
    let own = 0;
    for (let i = 0; i < size; i++) own += kernel(u, i, u, i);
    return (twice + own) / size / size;
  };
  return (yield* mean(a, n)) + (yield* mean(b, m)) - 2 * between;
}

/**
 * The squared maximum mean discrepancy of two sets of samples.
 *
 * E k(X, X') + E k(Y, Y') - 2 E k(X, Y). With the default estimator its mean is 0 where the laws are
 * equal, so it may be negative; read it beside its {@link floor}. O(n m) time, O(n + m) memory.
 *
 * @param x - Samples [n, ...], finite.
 * @param y - Samples [m, ...] of the same dimension, finite.
 * @param options - See {@link MmdOptions}.
 * @returns A number without units.
 * @throws TypeError if shapes do not fit; RangeError if an option is out of range or there are too few.
 * @throws Error if `signal` is aborted.
 * @see {@link https://www.jmlr.org/papers/v13/gretton12a.html | Gretton et al. (2012)}, eqs. 3 and 5, sec. 6
 */
export function mmd(x: Samples, y: Samples, options: MmdOptions = {}): number {
  return finish("mmd", mmdSteps(x, y, options), options.signal);
}

/** What {@link mmdTest} is told. */
export interface MmdTestOptions extends PermutationOptions, KernelOptions {
  /** As in {@link MmdStepsOptions}; for "linear" there is {@link mmdLinearTest}. @defaultValue "unbiased" */
  readonly estimator?: "biased" | "unbiased" | undefined;
}

/**
 * Test of equal laws by the MMD, with permutations.
 *
 * The bandwidth, where none is given, is that of the samples as they are, for all relabellings.
 *
 * @param x - Samples [n, ...], finite, n >= 2.
 * @param y - Samples [m, ...] of the same dimension, finite, m >= 2.
 * @param options - See {@link MmdTestOptions}.
 * @returns A plain record; its statistic is `mmd(x, y)`.
 * @throws TypeError, RangeError and Error as `mmd` and `permutationTest`.
 */
export function mmdTest(x: Samples, y: Samples, options: MmdTestOptions): TwoSampleTest {
  const { bandwidth, degree, estimator, ...rest } = options;
  const width = degree === undefined ? (bandwidth ?? medianDistance(x, y)) : bandwidth;
  const distance = (a: Samples, b: Samples): number =>
    mmd(a, b, { bandwidth: width, degree, estimator });
  return permutationTest(x, y, distance, rest);
}
