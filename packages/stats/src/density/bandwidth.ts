import { pow } from "@inkwash/special";
import { checkWeights, describe } from "../check.ts";
import { moments } from "../moments.ts";
import { isjBandwidth } from "./isj.ts";

/**
 * A rule for the width of kernels.
 *
 * "scott" n^(-1 / (d + 4)) deviations and "silverman" (n (d + 2) / 4)^(-1 / (d + 4)) of them are for
 * laws near the normal, and smear several hills into one; "isj", Botev's improved Sheather-Jones,
 * finds the width from the data without that assumption.
 */
export type BandwidthRule = "scott" | "silverman" | "isj";

/** The weights made to sum to 1, and the number of values that they are worth. */
export function shares(
  name: string,
  weights: ArrayLike<number> | undefined,
  n: number,
): { readonly share: Float64Array; readonly effective: number } {
  if (weights === undefined) return { share: new Float64Array(n).fill(1 / n), effective: n };
  checkWeights(name, weights, n);
  const list = Float64Array.from(weights);
  const total = list.reduce((sum, w) => sum + w, 0);
  const share = list.map((w) => w / total);
  return { share, effective: 1 / share.reduce((sum, w) => sum + w * w, 0) };
}

/** SciPy's factors: how many deviations wide the kernels are in d dimensions. */
export function factorOf(name: string, rule: BandwidthRule, effective: number, d: number): number {
  if (rule === "scott") return pow(effective, -1 / (d + 4));
  if (rule === "silverman") return pow((effective * (d + 2)) / 4, -1 / (d + 4));
  throw new RangeError(`${name}: unknown rule for the bandwidth; got ${describe(rule)}`);
}

/** The kernels' deviation for values on a line, given or by a rule. */
export function lineBandwidth(
  name: string,
  x: Float64Array,
  weights: ArrayLike<number> | undefined,
  bandwidth: number | BandwidthRule,
): number {
  if (typeof bandwidth === "number") {
    if (bandwidth > 0 && bandwidth < Infinity) return bandwidth;
    throw new RangeError(`${name}: bandwidth must be in (0, Infinity); got ${bandwidth}`);
  }
  const { share, effective } = shares(name, weights, x.length);
  const { min, max, n } = moments(x, { weights: share });
  if (!(min < max)) {
    throw new RangeError(`${name}: ${n} equal values have no spread; give a bandwidth`);
  }
  if (bandwidth === "isj") return isjBandwidth(name, x, share, effective);
  const { variance } = moments(x, { weights: share, ddof: 1 });
  return factorOf(name, bandwidth, effective, 1) * Math.sqrt(variance);
}
