import { exp } from "@inkwash/special";
import { checkFinite } from "./check.ts";
import { logLogistic } from "./logistic.ts";
import { noiseVarianceOf } from "./rates.ts";
import type { Schedule } from "./types.ts";

/**
 * The same schedule with all log-SNRs moved by the same amount.
 *
 * logSnr'_t = logSnr_t + amount. Every shift in the literature is one of these: see
 * `resolutionShift`, `flowShift`, `dynamicShift` and `snrShift` for amounts.
 * beta'_t = beta_t / (1 - alphaBar_t + exp(amount) alphaBar_t), where nothing cancels.
 *
 * @param schedule - A discrete schedule of T steps.
 * @param amount - What is added, a finite number in nats; below 0 the schedule becomes noisier.
 * @throws RangeError if `amount` is not finite.
 */
export function shiftLogSnr(schedule: Schedule, amount: number): Schedule {
  checkFinite("shiftLogSnr", "amount", amount);
  const factor = exp(amount);
  const beta = schedule.beta.map((own, t) => {
    const l = schedule.logAlphaBar[t]!;
    if (l === -Infinity || own === 0) return own;
    return Math.min(own / (noiseVarianceOf(l) + factor * exp(l)), 1);
  });
  const logSnr = schedule.logSnr.map((l) => l + amount);
  return {
    name: `${schedule.name}-shifted`,
    beta,
    logAlphaBar: logSnr.map(logLogistic),
    logSnr,
  };
}
