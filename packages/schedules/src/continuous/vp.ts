import { exp } from "@inkwash/special";
import { logLogistic } from "../logistic.ts";
import { logSnrOf, noiseOf, signalOf } from "../rates.ts";
import { define } from "./define.ts";
import { checkRange, type BetaRangeOptions } from "./options.ts";
import type { ContinuousSchedule } from "./types.ts";

/**
 * The variance-preserving SDE of Song et al., the limit of the linear schedule.
 *
 * beta(u) = min + u (max - min), B(u) = integral of beta; signal = exp(-B / 2),
 * noise = sqrt(1 - exp(-B)), drift -beta / 2, diffusion beta. The VP path of flow matching is the same.
 *
 * @param options - See {@link BetaRangeOptions}.
 * @throws RangeError unless 0 <= min <= max and max > 0.
 * @see {@link https://arxiv.org/abs/2011.13456 | arXiv:2011.13456}, eqs. 11 and 32
 */
export function vp(options: BetaRangeOptions = {}): ContinuousSchedule {
  const { beta, logAlphaBar, timeAt } = checkRange("vp", options);
  const noise = (u: number): number => noiseOf(logAlphaBar(u));
  return define("vp", {
    signal: (u) => signalOf(logAlphaBar(u)),
    noise,
    logSnr: (u) => logSnrOf(logAlphaBar(u)),
    timeOf: (logSnr) => timeAt(logLogistic(logSnr)),
    signalSlope: (u) => (-beta(u) / 2) * signalOf(logAlphaBar(u)),
    noiseSlope(u) {
      // Near the data noise = sqrt(B), whose slope at 0 is infinite unless beta starts at 0.
      if (u === 0 && beta(0) === 0) return Math.sqrt(beta(1) / 2);
      return (beta(u) * exp(logAlphaBar(u))) / (2 * noise(u));
    },
    drift: (u) => -beta(u) / 2,
    diffusion: beta,
  });
}
