import { exp, pow } from "@inkwash/special";
import { checkCount, checkPair, finiteCopy } from "../check.ts";
import { finish, type StopSignal } from "../steps.ts";
import { permutationTest, type PermutationOptions } from "../tests/permutation-test.ts";
import type { TwoSampleTest } from "../tests/test-result.ts";
import type { Samples } from "../types.ts";
import { medianDistance } from "./median-distance.ts";

/** What {@link mmdSteps} is told. */
export interface MmdStepsOptions {
  /**
   * Bandwidths h of exp(-|x - y|^2 / (2 h^2)), one or several whose kernels are averaged, each in
   * (0, Infinity). @defaultValue the median distance of the pooled samples
   */
  readonly bandwidth?: number | readonly number[] | undefined;
  /** The degree of the kernel (x . y / d + 1)^degree, a positive integer, in place of bandwidths. */
  readonly degree?: number | undefined;
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

type Kernel = (x: Float64Array, i: number, y: Float64Array, j: number) => number;

function kernelOf(
  name: string,
  x: Samples,
  y: Samples,
  d: number,
  options: MmdStepsOptions,
): Kernel {
  const { bandwidth, degree } = options;
  if (degree !== undefined) {
    checkCount(name, "degree", degree);
    if (bandwidth !== undefined)
      throw new TypeError(`${name}: give a bandwidth or a degree, not both`);
    return (a, i, b, j) => {
      let dot = 0;
      for (let k = 0; k < d; k++) dot += a[i * d + k]! * b[j * d + k]!;
      return pow(dot / d + 1, degree);
    };
  }
  const widths = [bandwidth ?? medianDistance(x, y)].flat();
  const rates = widths.map((h) => {
    if (!(h > 0 && h < Infinity)) {
      throw new RangeError(`${name}: bandwidth must be in (0, Infinity); got ${h}`);
    }
    return -1 / (2 * h * h);
  });
  return (a, i, b, j) => {
    let square = 0;
    for (let k = 0; k < d; k++) square += (a[i * d + k]! - b[j * d + k]!) ** 2;
    if (rates.length === 1) return exp(rates[0]! * square);
    let sum = 0;
    for (const rate of rates) sum += exp(rate * square);
    return sum / rates.length;
  };
}

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
  if (estimator === "linear") {
    const pairs = Math.floor(Math.min(n, m) / 2);
    let sum = 0;
    for (let i = 0; i < 2 * pairs; i += 2) {
      sum +=
        kernel(a, i, a, i + 1) +
        kernel(b, i, b, i + 1) -
        kernel(a, i, b, i + 1) -
        kernel(a, i + 1, b, i);
    }
    return sum / pairs;
  }
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
export interface MmdTestOptions extends PermutationOptions {
  /** As in {@link MmdStepsOptions}; fixed before the samples are relabelled. */
  readonly bandwidth?: number | readonly number[] | undefined;
}

/**
 * Test of equal laws by the unbiased MMD, with permutations.
 *
 * @param x - Samples [n, ...], finite, n >= 2.
 * @param y - Samples [m, ...] of the same dimension, finite, m >= 2.
 * @param options - See {@link MmdTestOptions}.
 * @returns A plain record; its statistic is `mmd(x, y)`.
 * @throws TypeError, RangeError and Error as `mmd` and `permutationTest`.
 */
export function mmdTest(x: Samples, y: Samples, options: MmdTestOptions): TwoSampleTest {
  const { bandwidth = medianDistance(x, y), ...rest } = options;
  return permutationTest(x, y, (a, b) => mmd(a, b, { bandwidth }), rest);
}
