import { checkSteps } from "../check.ts";
import { fromLogSnr } from "../from-log-snr.ts";
import type { Schedule } from "../types.ts";
import type { ContinuousSchedule } from "./types.ts";

/**
 * The discrete schedule of T steps with the log-SNRs of a continuous one.
 *
 * Step t has logSnr((t + 1) / T). The result preserves variance, whatever the rates of the process: its
 * state is the state of the process divided by sqrt(signal^2 + noise^2).
 *
 * @param schedule - A continuous schedule.
 * @param steps - Number of steps T, an integer in [1, 2^24].
 * @throws RangeError if `steps` is out of range.
 */
export function discretise(schedule: ContinuousSchedule, steps: number): Schedule {
  checkSteps("discretise", steps);
  const logSnr = Float64Array.from({ length: steps }, (_, t) => schedule.logSnr((t + 1) / steps));
  return fromLogSnr(logSnr, { name: schedule.name });
}
