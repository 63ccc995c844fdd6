import { exp, log } from "@inkwash/special";
import { define } from "./define.ts";
import type { ContinuousSchedule } from "./types.ts";

/** The two ends of sigma(u); the defaults are those of Song et al. for CIFAR-10. */
export interface VeOptions {
  /**
   * The noise that is left at u = 0, > 0.
   * @defaultValue 0.01
   */
  readonly min?: number | undefined;
  /**
   * The noise at u = 1, > `min`; larger than the largest distance between two data.
   * @defaultValue 50
   */
  readonly max?: number | undefined;
}

/**
 * The variance-exploding SDE of Song et al.: the data stays, the noise grows geometrically.
 *
 * signal = 1, noise = min (max / min)^u, drift 0, diffusion 2 noise^2 ln(max / min).
 *
 * @param options - See {@link VeOptions}.
 * @throws RangeError unless 0 < min < max.
 * @see {@link https://arxiv.org/abs/2011.13456 | arXiv:2011.13456}, eqs. 9 and 30
 */
export function ve(options: VeOptions = {}): ContinuousSchedule {
  const { min = 0.01, max = 50 } = options;
  if (!(min > 0 && max > min && max < Infinity)) {
    throw new RangeError(`ve: 0 < min < max must hold, finite; got ${min} and ${max}`);
  }
  const [start, rate] = [log(min), log(max) - log(min)];
  const noise = (u: number): number => exp(start + u * rate);
  return define("ve", {
    signal: () => 1,
    noise,
    logSnr: (u) => -2 * (start + u * rate),
    timeOf: (logSnr) => (-logSnr / 2 - start) / rate,
    signalSlope: () => 0,
    noiseSlope: (u) => rate * noise(u),
    drift: () => 0,
  });
}
