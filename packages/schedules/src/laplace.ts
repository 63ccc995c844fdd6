import { expm1, log, log1p } from "@inkwash/special";
import { checkFinite, checkPositive, checkSteps, checkUnit } from "./check.ts";
import { fromBeta } from "./from-beta.ts";
import { logistic } from "./logistic.ts";
import type { Schedule } from "./types.ts";

/** Options of {@link laplace}. */
export interface LaplaceOptions {
  /**
   * The log-SNR mu at which half of the steps are behind, a finite number in nats.
   * @defaultValue 0
   */
  readonly location?: number | undefined;
  /**
   * The scale b > 0 of the law of the log-SNR, in nats: the smaller, the more steps near `location`.
   * @defaultValue 0.5
   */
  readonly scale?: number | undefined;
  /**
   * No beta is larger than this, in [0, 1]; with 1 nothing at all is left of the data at the end.
   * @defaultValue 0.999
   */
  readonly maxBeta?: number | undefined;
}

/**
 * Laplace schedule of Hang et al.: the log-SNR of a random step follows a Laplace law.
 *
 * logSnr(u) = location - scale sign(1/2 - u) ln(1 - 2 |u - 1/2|) at u = (t + 1) / T, and
 * beta_t = min(1 - alphaBar((t + 1) / T) / alphaBar(t / T), maxBeta). diffusers' `laplace` is another
 * curve: see `diffusersLaplace`.
 *
 * @param steps - Number of steps T, an integer in [1, 2^24].
 * @param options - See {@link LaplaceOptions}.
 * @throws RangeError if `steps`, `location`, `scale` or `maxBeta` is out of range.
 * @see {@link https://arxiv.org/abs/2407.03297 | arXiv:2407.03297}, table 1
 */
export function laplace(steps: number, options: LaplaceOptions = {}): Schedule {
  const { location = 0, scale = 0.5, maxBeta = 0.999 } = options;
  checkSteps("laplace", steps);
  checkFinite("laplace", "location", location);
  checkPositive("laplace", "scale", scale);
  checkUnit("laplace", "maxBeta", maxBeta);
  const beta = Float64Array.from({ length: steps }, (_, t) => {
    const after = location + scale * reach(t + 1, steps);
    return Math.min(-expm1(scale * fall(t, steps)) * logistic(-after), maxBeta);
  });
  return fromBeta(beta, { name: "laplace" });
}

/** The log-SNR at t / T for location 0 and scale 1: the logarithm of a quotient of integers. */
function reach(t: number, steps: number): number {
  return 2 * t < steps ? -log((2 * t) / steps) : log((2 * (steps - t)) / steps);
}

/** reach(t + 1) - reach(t), of which nothing cancels; both halves of the curve meet in odd T. */
function fall(t: number, steps: number): number {
  if (2 * t + 1 === steps) return 2 * log1p(-1 / steps);
  return 2 * t < steps ? -log1p(1 / t) : log1p(-1 / (steps - t));
}
