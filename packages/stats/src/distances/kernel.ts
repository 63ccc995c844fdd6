import { exp, pow } from "@inkwash/special";
import { checkCount } from "../check.ts";
import type { Samples } from "../types.ts";
import { medianDistance } from "./median-distance.ts";

/** The kernel of an MMD. */
export interface KernelOptions {
  /**
   * Bandwidths h of exp(-|x - y|^2 / (2 h^2)), one or several whose kernels are averaged, each in
   * (0, Infinity). @defaultValue the median distance of the pooled samples
   */
  readonly bandwidth?: number | readonly number[] | undefined;
  /** The degree of the kernel (x . y / d + 1)^degree, a positive integer, in place of bandwidths. */
  readonly degree?: number | undefined;
}

/** k(x_i, y_j). */
export type Kernel = (x: Float64Array, i: number, y: Float64Array, j: number) => number;

/** The kernel that the options say; its bandwidth by default from the samples. */
export function kernelOf(
  name: string,
  x: Samples,
  y: Samples,
  d: number,
  options: KernelOptions,
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
