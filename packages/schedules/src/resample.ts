import { expm1, log1p } from "@inkwash/special";
import { checkSteps } from "./check.ts";
import { fromBeta } from "./from-beta.ts";
import type { Schedule } from "./types.ts";

/**
 * The same noising process, cut into another number of steps.
 *
 * Step s of the result ends where step (s + 1) T / steps - 1 of the schedule ends; within a step
 * ln alphaBar falls linearly, as if the noise came at a constant rate (and alphaBar itself where a
 * step leaves nothing of the data). With steps = T nothing changes, with a divisor of T whole steps
 * are joined.
 *
 * @param schedule - A discrete schedule of T steps.
 * @param steps - Number of steps of the result, an integer in [1, 2^24].
 * @throws RangeError if `steps` is out of range.
 */
export function resample(schedule: Schedule, steps: number): Schedule {
  checkSteps("resample", steps);
  const total = schedule.beta.length;
  if (steps === total) return schedule;
  const beta = new Float64Array(steps);
  // In units of 1 / steps of a step of the schedule, all places are integers below 2^48.
  for (let s = 0, n = 0; s < steps; s++) {
    const end = (s + 1) * total;
    let logAlpha = 0;
    for (; n < total && n * steps < end; n++) {
      const from = Math.max(s * total - n * steps, 0) / steps;
      const to = Math.min(end - n * steps, steps) / steps;
      logAlpha += logLeft(schedule.beta[n]!, from, to);
      if ((n + 1) * steps > end) break;
    }
    beta[s] = 0 - expm1(logAlpha);
  }
  return fromBeta(beta, { name: schedule.name });
}

/** ln of what a part [from, to] of a step leaves of the data's variance. */
function logLeft(beta: number, from: number, to: number): number {
  if (beta < 1) return (to - from) * log1p(-beta);
  return log1p(-(to - from) / (1 - from));
}
