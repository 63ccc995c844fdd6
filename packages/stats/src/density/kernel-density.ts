import { erfc, exp } from "@inkwash/special";
import { checkCount, describe, finiteCopy } from "../check.ts";
import { type BandwidthRule, lineBandwidth, shares } from "./bandwidth.ts";
import { horizon, smooth } from "./smoothing.ts";

/** What {@link kernelDensity} is told. */
export interface KernelDensityOptions {
  /** The deviation of every kernel, in (0, Infinity), or a rule. @defaultValue "scott" */
  readonly bandwidth?: number | BandwidthRule | undefined;
  /** A weight for each value, finite and >= 0. @defaultValue 1 each */
  readonly weights?: ArrayLike<number> | undefined;
}

/** What {@link kernelDensityGrid} is told. */
export interface KernelDensityGridOptions extends KernelDensityOptions {
  /** How many places, at least 2. @defaultValue 1024 */
  readonly size?: number | undefined;
  /** The first and the last place. @defaultValue the extremes and 4 bandwidths beyond */
  readonly range?: readonly [number, number] | undefined;
}

/** A density made of normal kernels. */
export interface KernelDensity {
  /** The deviation of every kernel. */
  readonly bandwidth: number;
  /** The density at x, in 1 / units of x, from all kernels. */
  readonly pdf: (x: number) => number;
  /** The probability of (-Infinity, x], in [0, 1]. */
  readonly cdf: (x: number) => number;
}

/** A density at even places. */
export interface DensityGrid {
  /** The deviation of every kernel. */
  readonly bandwidth: number;
  /** The places, ascending. */
  readonly x: Float64Array;
  /** The density there, >= 0. */
  readonly density: Float64Array;
}

/**
 * The density of a law on the line, estimated by a normal kernel around every value.
 *
 * sum_i w_i exp(-(x - x_i)^2 / (2 h^2)) / (h sqrt(2 pi)) with weights of sum 1: exact, O(n) at every
 * place. For many places see {@link kernelDensityGrid}. It is the law of the values made wider by h,
 * and puts mass beyond hard borders.
 *
 * @param values - At least one number, all finite; with a rule not all equal.
 * @param options - See {@link KernelDensityOptions}.
 * @returns Functions of x; "scott" and "silverman" as `scipy.stats.gaussian_kde` does.
 * @throws TypeError if there are no values; RangeError if one is not finite or a rule finds nothing.
 * @see {@link https://arxiv.org/abs/1011.2602 | arXiv:1011.2602}, sec. 2 and 5
 * @example
 * ```ts
 * import { kernelDensity } from "@inkwash/stats";
 *
 * const { bandwidth, pdf } = kernelDensity([-1, 0, 0.2, 1.5], { bandwidth: "silverman" });
 * console.log(bandwidth.toFixed(4), pdf(0).toFixed(4)); //=> 0.8248 0.3195
 * ```
 */
export function kernelDensity(
  values: ArrayLike<number>,
  options: KernelDensityOptions = {},
): KernelDensity {
  const name = "kernelDensity";
  const { bandwidth: asked = "scott", weights } = options;
  const x = finiteCopy(name, "values", values);
  const { share } = shares(name, weights, x.length);
  const bandwidth = lineBandwidth(name, x, weights, asked);
  const height = 1 / (bandwidth * Math.sqrt(2 * Math.PI));
  const sum = (at: number, f: (z: number) => number): number => {
    if (Number.isNaN(at)) throw new RangeError(`${name}: x must be a number; got NaN`);
    let total = 0;
    for (let i = 0; i < x.length; i++) total += share[i]! * f((at - x[i]!) / bandwidth);
    return total;
  };
  return {
    bandwidth,
    pdf: (at) => height * sum(at, (z) => exp(-0.5 * z * z)),
    cdf: (at) =>
      Math.min(
        1,
        sum(at, (z) => erfc(-z * Math.SQRT1_2) / 2),
      ),
  };
}

/**
 * The same density at many even places, by linear binning and a fast Fourier transform.
 *
 * O(n + m log m) for m places, in place of O(n m). Sharing values among the places around them makes
 * every kernel a little wider: off by at most (step / bandwidth)^2 / 8 of the height of a kernel.
 *
 * @param values - At least one number, all finite; with a rule not all equal.
 * @param options - See {@link KernelDensityGridOptions}.
 * @returns Typed arrays.
 * @throws TypeError if there are no values.
 * @throws RangeError as `kernelDensity`, or if size or range are out of order.
 */
export function kernelDensityGrid(
  values: ArrayLike<number>,
  options: KernelDensityGridOptions = {},
): DensityGrid {
  const name = "kernelDensityGrid";
  const { bandwidth: asked = "scott", weights, size = 1024, range } = options;
  checkCount(name, "size", size);
  if (size < 2) throw new RangeError(`${name}: size must be at least 2; got ${size}`);
  const x = finiteCopy(name, "values", values);
  const { share } = shares(name, weights, x.length);
  const bandwidth = lineBandwidth(name, x, weights, asked);
  const [low, high] = range ?? [
    x.reduce((a, b) => Math.min(a, b)) - 4 * bandwidth,
    x.reduce((a, b) => Math.max(a, b)) + 4 * bandwidth,
  ];
  const step = (high - low) / (size - 1);
  if (!(step > 0 && step < Infinity)) {
    throw new RangeError(`${name}: range must be finite and ascending; got ${describe(range)}`);
  }
  const pairs = new Float64Array(2 * x.length);
  x.forEach((v, i) => (pairs[2 * i] = v));
  const axes = [
    { start: low, step, length: size },
    { start: 0, step: 1, length: 1 },
  ] as const;
  const density = smooth(name, pairs, share, axes, {
    reach: [horizon * bandwidth, 0],
    value: (gap) => exp((-gap * gap) / (2 * bandwidth * bandwidth)),
    factor: 1 / (bandwidth * Math.sqrt(2 * Math.PI)),
  });
  return { bandwidth, x: Float64Array.from(density, (_, i) => low + i * step), density };
}
