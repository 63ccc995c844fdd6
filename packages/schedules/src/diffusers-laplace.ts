import { expm1, log1p } from "@inkwash/special";
import { checkSteps, checkUnit } from "./check.ts";
import { fromBeta } from "./from-beta.ts";
import type { Schedule } from "./types.ts";

/** Options of {@link diffusersLaplace}. */
export interface DiffusersLaplaceOptions {
  /**
   * No beta is larger than this, in [0, 1].
   * @defaultValue 0.999
   */
  readonly maxBeta?: number | undefined;
}

/**
 * What diffusers makes of `beta_schedule: "laplace"`, for its checkpoints.
 *
 * alphaBar(u) = sqrt(snr / (1 + snr)) with ln snr = -sign(1/2 - u) ln(1 - 2 |1/2 - u| + 1e-6) / 2.
 * The square root takes the rate of the data for its variance, so the SNR in the middle is 2.418
 * and not 1: an error of diffusers that its checkpoints were trained with. `laplace` is the published
 * schedule.
 *
 * @param steps - Number of steps T, an integer in [1, 2^24].
 * @param options - See {@link DiffusersLaplaceOptions}.
 * @throws RangeError if `steps` or `maxBeta` is out of range.
 */
export function diffusersLaplace(steps: number, options: DiffusersLaplaceOptions = {}): Schedule {
  const { maxBeta = 0.999 } = options;
  checkSteps("diffusersLaplace", steps);
  checkUnit("diffusersLaplace", "maxBeta", maxBeta);
  const beta = Float64Array.from({ length: steps }, (_, t) => {
    const rise = riseOf(t, steps) / (1 + inverseSnr(t, steps));
    return Math.min(Math.max(-expm1(-log1p(rise) / 2), 0), maxBeta);
  });
  return fromBeta(beta, { name: "diffusers-laplace" });
}

/** 1 - 2 |1/2 - u| + 1e-6 at u = t / T. */
function near(t: number, steps: number): number {
  return (2 * Math.min(t, steps - t)) / steps + 1e-6;
}

/** 1 / snr at u = t / T; alphaBar = (1 + 1 / snr)^(-1/2). */
function inverseSnr(t: number, steps: number): number {
  const root = Math.sqrt(near(t, steps));
  return 2 * t <= steps ? root : 1 / root;
}

/** inverseSnr(t + 1) - inverseSnr(t), of which nothing cancels. */
function riseOf(t: number, steps: number): number {
  const [x, y] = [near(t, steps), near(t + 1, steps)];
  const [root, next] = [Math.sqrt(x), Math.sqrt(y)];
  if (2 * (t + 1) <= steps) return 2 / steps / (root + next);
  if (2 * t > steps) return 2 / steps / ((root + next) * root * next);
  const [a, b] = [(steps - 2 * t) / steps - 1e-6, (2 * (t + 1) - steps) / steps - 1e-6];
  return (a + b - a * b) / ((1 + root * next) * next);
}
