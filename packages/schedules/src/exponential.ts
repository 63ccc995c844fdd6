import { expm1 } from "@inkwash/special";
import { checkPositive, checkSteps, checkUnit } from "./check.ts";
import { fromBeta } from "./from-beta.ts";
import type { Schedule } from "./types.ts";

/** Options of {@link exponential}. */
export interface ExponentialOptions {
  /**
   * How many times alphaBar falls by a factor e over all T steps, a number > 0.
   * @defaultValue 12
   */
  readonly rate?: number | undefined;
  /**
   * No beta is larger than this, in [0, 1].
   * @defaultValue 0.999
   */
  readonly maxBeta?: number | undefined;
}

/**
 * Exponential schedule: alphaBar falls at the same rate for any number of steps.
 *
 * alphaBar(u) = exp(-rate u), so beta_t = min(1 - exp(-rate / T), maxBeta) for every t: a constant
 * schedule that ends at the same alphaBar for every T. diffusers' `exp`.
 *
 * @param steps - Number of steps T, an integer in [1, 2^24].
 * @param options - See {@link ExponentialOptions}.
 * @throws RangeError if `steps`, `rate` or `maxBeta` is out of range.
 */
export function exponential(steps: number, options: ExponentialOptions = {}): Schedule {
  const { rate = 12, maxBeta = 0.999 } = options;
  checkSteps("exponential", steps);
  checkPositive("exponential", "rate", rate);
  checkUnit("exponential", "maxBeta", maxBeta);
  const beta = Math.min(-expm1(-rate / steps), maxBeta);
  return fromBeta(new Float64Array(steps).fill(beta), { name: "exponential" });
}
