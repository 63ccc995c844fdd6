import { checkPair, finiteCopy } from "../check.ts";
import { finish, type StopSignal } from "../steps.ts";
import { permutationTest, type PermutationOptions } from "../tests/permutation-test.ts";
import type { TwoSampleTest } from "../tests/test-result.ts";
import type { Samples } from "../types.ts";
import { type KernelOptions, kernelOf } from "./kernel.ts";
import { average } from "./log-likelihood.ts";
import { medianDistance } from "./median-distance.ts";
import { linearTerms } from "./mmd-linear.ts";
import { addFeatures, type TaylorFeatures, taylorFeatures } from "./taylor-features.ts";

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
const featuresPerStep = 5_000_000;

/** The mean over normal kernels of few features: the squared distance of the mean features. */
function* byFeatures(
  x: Float64Array,
  y: Float64Array,
  widths: readonly number[],
  features: readonly TaylorFeatures[],
  estimator: "biased" | "unbiased",
): Generator<number, number, void> {
  const d = features[0]!.centre.length;
  const [n, m] = [x.length / d, y.length / d];
  let sum = 0;
  let done = 0;
  for (const [k, feature] of features.entries()) {
    const chunk = Math.ceil(featuresPerStep / feature.count);
    const means: Float64Array[] = [];
    for (const set of [x, y]) {
      const sums = new Float64Array(feature.count);
      const size = set.length / d;
      for (let from = 0; from < size; from += chunk) {
        const to = Math.min(size, from + chunk);
        addFeatures(sums, set, feature, widths[k]!, from, to);
        done += to - from;
        yield done / widths.length / (n + m);
      }
      means.push(sums.map((v) => v / size));
    }
    const [left, right] = [means[0]!, means[1]!];
    let gaps = 0;
    let ownLeft = 0;
    let ownRight = 0;
    for (let f = 0; f < feature.count; f++) {
      gaps += (left[f]! - right[f]!) ** 2;
      ownLeft += left[f]! * left[f]!;
      ownRight += right[f]! * right[f]!;
    }
    // k(x, x) = 1 for every sample: what the unbiased estimate leaves out.
    const own = (ownLeft - 1) / (n - 1) + (ownRight - 1) / (m - 1);
    sum += estimator === "biased" ? gaps : gaps + own;
  }
  return sum / widths.length;
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
  const { degree, bandwidth = degree === undefined ? medianDistance(x, y) : undefined } = options;
  const kernel = kernelOf(name, x, y, d, { degree, bandwidth });
  const least = estimator === "biased" ? 1 : 2;
  if (!(Math.min(n, m) >= least)) {
    throw new RangeError(
      `${name}: "${estimator}" needs ${least} samples of each; got ${n} and ${m}`,
    );
  }
  if (estimator === "linear") return average(linearTerms(kernel, a, b, d)).value;
  const widths = bandwidth === undefined ? [] : [bandwidth].flat();
  const most = 2 * (n + m);
  const features = widths.map((width) => taylorFeatures([a, b], d, width, most));
  if (widths.length > 0 && features.every((f) => f !== undefined)) {
    return yield* byFeatures(a, b, widths, features, estimator);
  }
  const total = n * m + (n * n + m * m) / 2;
  let done = 0;
  let sinceYield = 0;
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
 * equal, so it may be negative; read it beside its {@link floor}. All pairs count, in O(n + m) memory;
 * where a normal kernel is wide enough for the points to need few of its Taylor features (most sets of
 * up to three dimensions), in O(n + m) time with the same digits, else in O(n m).
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
