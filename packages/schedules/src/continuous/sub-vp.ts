import { exp, expm1, log, log1p } from "@inkwash/special";
import { signalOf, noiseVarianceOf } from "../rates.ts";
import { define } from "./define.ts";
import { checkRange, type BetaRangeOptions } from "./options.ts";
import type { ContinuousSchedule } from "./types.ts";

/**
 * The sub-VP SDE of Song et al.: less noise than VP at every time, the same data.
 *
 * signal = exp(-B / 2), noise = 1 - exp(-B) (a standard deviation), drift -beta / 2,
 * diffusion beta (1 - exp(-2 B)), with beta and B as for VP. noise / signal = 2 sinh(B / 2).
 *
 * @param options - See {@link BetaRangeOptions}.
 * @throws RangeError unless 0 <= min <= max and max > 0.
 * @see {@link https://arxiv.org/abs/2011.13456 | arXiv:2011.13456}, eqs. 14 and 29
 */
export function subVp(options: BetaRangeOptions = {}): ContinuousSchedule {
  const { beta, logAlphaBar, timeAt } = checkRange("subVp", options);
  return define("sub-vp", {
    signal: (u) => signalOf(logAlphaBar(u)),
    noise: (u) => noiseVarianceOf(logAlphaBar(u)),
    logSnr: (u) => logAlphaBar(u) - 2 * log(noiseVarianceOf(logAlphaBar(u))),
    timeOf: (logSnr) => timeAt(-2 * arsinh(exp(-logSnr / 2) / 2)),
    signalSlope: (u) => (-beta(u) / 2) * signalOf(logAlphaBar(u)),
    noiseSlope: (u) => beta(u) * exp(logAlphaBar(u)),
    drift: (u) => -beta(u) / 2,
    diffusion: (u) => -beta(u) * expm1(2 * logAlphaBar(u)),
  });
}

/** ln(x + sqrt(1 + x^2)) for x >= 0. */
function arsinh(x: number): number {
  return log1p(
    x + (x > 1 ? x / (1 / x + Math.sqrt(1 + 1 / x / x)) : (x * x) / (1 + Math.sqrt(1 + x * x))),
  );
}
