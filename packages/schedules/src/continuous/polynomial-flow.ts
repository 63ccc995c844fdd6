import { expm1, log, log1p, pow } from "@inkwash/special";
import { logLogistic } from "../logistic.ts";
import { define } from "./define.ts";
import type { ContinuousSchedule } from "./types.ts";

/** Options of {@link polynomialFlow}. */
export interface PolynomialFlowOptions {
  /** The power n >= 1: the larger, the earlier the data fades. */
  readonly power: number;
}

/**
 * The polynomial path of flow matching: straight from data to noise at another speed.
 *
 * signal = (1 - u)^n, noise = 1 - (1 - u)^n; with t = 1 - u these are t^n and 1 - t^n. n = 1 is
 * `rectifiedFlow`.
 *
 * @param options - See {@link PolynomialFlowOptions}.
 * @throws RangeError if `power` is not a finite number >= 1.
 * @see {@link https://arxiv.org/abs/2412.06264 | arXiv:2412.06264}, section 4.8
 */
export function polynomialFlow(options: PolynomialFlowOptions): ContinuousSchedule {
  const { power } = options;
  if (!(power >= 1 && power < Infinity)) {
    throw new RangeError(`polynomialFlow: power must be a finite number >= 1; got ${power}`);
  }
  const signal = (u: number): number => pow(1 - u, power);
  const noise = (u: number): number => 0 - expm1(power * log1p(-u));
  const slope = (u: number): number => power * pow(1 - u, power - 1);
  return define("polynomial-flow", {
    signal,
    noise,
    logSnr: (u) => 2 * (power * log1p(-u) - log(noise(u))),
    timeOf: (logSnr) => -expm1(logLogistic(logSnr / 2) / power),
    signalSlope: (u) => -slope(u),
    noiseSlope: slope,
    drift: (u) => -power / (1 - u),
  });
}
