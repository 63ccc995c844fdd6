import { exp } from "@inkwash/special";
import { checkCount, checkSamples, describe, finiteCopy } from "../check.ts";
import { sumsOf } from "../descriptive/covariance-sums.ts";
import { covarianceOf } from "../covariance.ts";
import type { Samples } from "../types.ts";
import { type BandwidthRule, factorOf, shares } from "./bandwidth.ts";
import { isjBandwidths } from "./isj-2d.ts";
import { horizon, smooth } from "./smoothing.ts";

/** A symmetric 2 x 2 matrix, row-major. */
export type PlaneMatrix = readonly [number, number, number, number];

/** What {@link kernelDensity2d} is told. */
export interface KernelDensity2dOptions {
  /**
   * The covariance matrix of every kernel, positive definite, or a rule; "isj" gives kernels along
   * the axes. @defaultValue "scott"
   */
  readonly bandwidth?: PlaneMatrix | BandwidthRule | undefined;
  /** A weight for each point, finite and >= 0. @defaultValue 1 each */
  readonly weights?: ArrayLike<number> | undefined;
}

/** What {@link kernelDensityGrid2d} is told. */
export interface KernelDensityGrid2dOptions extends KernelDensity2dOptions {
  /** How many places along x and y, at least 2, or one number for both. @defaultValue 128 */
  readonly size?: number | readonly [number, number] | undefined;
  /** The first and last places along x and y. @defaultValue the extremes and 4 bandwidths beyond */
  readonly range?: readonly [readonly [number, number], readonly [number, number]] | undefined;
}

/** A density of the plane made of normal kernels. */
export interface KernelDensity2d {
  /** The covariance matrix of every kernel. */
  readonly bandwidth: PlaneMatrix;
  /** The density at (x, y), from all kernels. */
  readonly pdf: (x: number, y: number) => number;
}

/** A density of the plane at even places. */
export interface DensityGrid2d {
  /** The covariance matrix of every kernel. */
  readonly bandwidth: PlaneMatrix;
  /** The places along x, ascending. */
  readonly x: Float64Array;
  /** The places along y, ascending. */
  readonly y: Float64Array;
  /** The density, >= 0, x first: at (x[i], y[j]) it is density[i * y.length + j]. */
  readonly density: Float64Array;
}

/** Points, weights and kernels, checked. */
interface Plane {
  readonly points: Float64Array;
  readonly share: Float64Array;
  readonly bandwidth: PlaneMatrix;
  /** -1/2 (x, y) bandwidth^-1 (x, y)^T. */
  readonly exponent: (x: number, y: number) => number;
  /** 1 / (2 pi sqrt(determinant)). */
  readonly factor: number;
}

function planeOf(name: string, samples: Samples, options: KernelDensity2dOptions): Plane {
  const { bandwidth: asked = "scott", weights } = options;
  const { n, d } = checkSamples(name, "samples", samples);
  if (d !== 2) throw new TypeError(`${name}: samples must have 2 numbers each; got ${d}`);
  const points = finiteCopy(name, "samples", samples.data);
  const { share, effective } = shares(name, weights, n);
  let bandwidth: PlaneMatrix;
  if (typeof asked !== "string") bandwidth = asked;
  else if (asked === "isj") {
    const [x, y] = isjBandwidths(name, points, share, effective);
    bandwidth = [x * x, 0, 0, y * y];
  } else {
    const factor = factorOf(name, asked, effective, 2);
    const { covariance } = covarianceOf(sumsOf(name, samples, share), { ddof: 1 });
    bandwidth = covariance.map((v) => v * factor * factor) as unknown as PlaneMatrix;
  }
  const [xx, xy, yx, yy] = bandwidth;
  const determinant = xx * yy - xy * xy;
  if (!(xx > 0 && yy > 0 && xy === yx && determinant > 0 && determinant < Infinity)) {
    throw new RangeError(
      `${name}: bandwidth must be a symmetric, positive definite 2 x 2 matrix; got ` +
        `${describe([...bandwidth])}${typeof asked === "string" ? ` by "${asked}"` : ""}`,
    );
  }
  const [a, b, c] = [yy / determinant, -xy / determinant, xx / determinant];
  return {
    points,
    share,
    bandwidth,
    exponent: (x, y) => -0.5 * (a * x * x + 2 * b * x * y + c * y * y),
    factor: 1 / (2 * Math.PI * Math.sqrt(determinant)),
  };
}

/**
 * The density of a law of the plane, estimated by a normal kernel around every point.
 *
 * @param samples - Samples [n, 2], finite.
 * @param options - See {@link KernelDensity2dOptions}.
 * @returns A function of x and y; "scott" and "silverman" as `scipy.stats.gaussian_kde` does.
 * @throws TypeError if samples are not of the plane; RangeError if the bandwidth is not positive definite.
 * @see {@link https://arxiv.org/abs/1011.2602 | arXiv:1011.2602}, sec. 5.2, for "isj"
 */
export function kernelDensity2d(
  samples: Samples,
  options: KernelDensity2dOptions = {},
): KernelDensity2d {
  const name = "kernelDensity2d";
  const { points, share, bandwidth, exponent, factor } = planeOf(name, samples, options);
  const pdf = (x: number, y: number): number => {
    if (Number.isNaN(x) || Number.isNaN(y)) {
      throw new RangeError(`${name}: x and y must be numbers; got ${x} and ${y}`);
    }
    if (!(Math.abs(x) < Infinity && Math.abs(y) < Infinity)) return 0;
    let sum = 0;
    for (let i = 0; i < share.length; i++) {
      sum += share[i]! * exp(exponent(x - points[2 * i]!, y - points[2 * i + 1]!));
    }
    return factor * sum;
  };
  return { bandwidth, pdf };
}

/**
 * The same density on a grid, by linear binning and a fast Fourier transform.
 *
 * O(n + m log m) for m places. As on the line, the error falls with the square of the steps.
 *
 * @param samples - Samples [n, 2], finite.
 * @param options - See {@link KernelDensityGrid2dOptions}.
 * @returns Typed arrays.
 * @throws TypeError and RangeError as `kernelDensity2d`, RangeError if size or range are out of order.
 */
export function kernelDensityGrid2d(
  samples: Samples,
  options: KernelDensityGrid2dOptions = {},
): DensityGrid2d {
  const name = "kernelDensityGrid2d";
  const { size = 128, range } = options;
  const { points, share, bandwidth, exponent, factor } = planeOf(name, samples, options);
  const sizes = typeof size === "number" ? [size, size] : size;
  const axis = (k: 0 | 1): { start: number; step: number; length: number } => {
    const length = sizes[k]!;
    checkCount(name, "size", length);
    if (length < 2) throw new RangeError(`${name}: size must be at least 2; got ${length}`);
    let low = Infinity;
    let high = -Infinity;
    for (let i = k; i < points.length; i += 2) {
      low = Math.min(low, points[i]!);
      high = Math.max(high, points[i]!);
    }
    const margin = 4 * Math.sqrt(bandwidth[3 * k]!);
    const [start, end] = range?.[k] ?? [low - margin, high + margin];
    const step = (end - start) / (length - 1);
    if (!(step > 0 && step < Infinity)) {
      throw new RangeError(`${name}: range must be finite and ascending; got ${start} to ${end}`);
    }
    return { start, step, length };
  };
  const [across, down] = [axis(0), axis(1)];
  const density = smooth(name, points, share, [across, down], {
    reach: [horizon * Math.sqrt(bandwidth[0]), horizon * Math.sqrt(bandwidth[3])],
    value: (x, y) => exp(exponent(x, y)),
    factor,
  });
  const places = ({ start, step, length }: typeof across): Float64Array =>
    Float64Array.from({ length }, (_, i) => start + i * step);
  return { bandwidth, x: places(across), y: places(down), density };
}
