import { checkSteps } from "../check.ts";
import type { Grid } from "../types.ts";
import { checkTimeCondition, timeConditionOf, type TimeCondition } from "./at-time.ts";
import type { ContinuousSchedule } from "./types.ts";

/** Options of {@link timeGrid}. */
export interface TimeGridOptions {
  /**
   * How many steps N a sampler takes, in equal parts of time, or the times at which its steps start,
   * strictly descending in (0, 1]; 0 as well where the schedule still has noise there.
   */
  readonly steps: number | readonly number[];
  /**
   * What the network is told at each step.
   * @defaultValue "time"
   */
  readonly condition?: TimeCondition | undefined;
}

/**
 * The places that a sampler visits in continuous time, from u = 1 to the data.
 *
 * N steps start at u = 1 - n / N where u = 0 is the data, and at u = 1 - n / (N - 1) where some noise is
 * left at u = 0 (VE, EDM, linear log-SNR); the last step goes to the data.
 *
 * @param schedule - A continuous schedule.
 * @param options - See {@link TimeGridOptions}.
 * @returns N + 1 knots; the last one is the clean end (signal 1, noise 0, logSnr Infinity).
 * @throws RangeError if the times do not descend strictly, or if a condition would be infinite.
 */
export function timeGrid(schedule: ContinuousSchedule, options: TimeGridOptions): Grid {
  const { steps, condition = "time" } = options;
  checkTimeCondition("timeGrid", condition);
  const times = typeof steps === "number" ? equalTimes(schedule, steps) : steps;
  if (times.length === 0)
    throw new RangeError("timeGrid: steps must hold at least one time; got []");
  const logSnr = Float64Array.from(times, (u) => schedule.logSnr(u));
  const told = logSnr.map((l, n) => {
    if (n > 0 && !(l > logSnr[n - 1]!)) {
      throw new RangeError(
        `timeGrid: times must be strictly descending; got ${times[n]} after ${times[n - 1]}`,
      );
    }
    if (l === Infinity) {
      throw new RangeError(`timeGrid: no step starts at the data; got u = ${times[n]}`);
    }
    const value = timeConditionOf(condition, times[n]!, l);
    if (Number.isFinite(value)) return value;
    throw new RangeError(
      `timeGrid: at u = ${times[n]} the network would be told ${value}; tell it "time"`,
    );
  });
  const knots = (table: (u: number) => number, clean: number): Float64Array<ArrayBuffer> =>
    Float64Array.from([...times.map((u) => table(u)), clean]);
  return {
    signal: knots(schedule.signal, 1),
    noise: knots(schedule.noise, 0),
    logSnr: Float64Array.from([...logSnr, Infinity]),
    condition: told,
  };
}

function equalTimes(schedule: ContinuousSchedule, steps: number): number[] {
  checkSteps("timeGrid", steps);
  const parts = schedule.logSnr(0) === Infinity ? steps : Math.max(steps - 1, 1);
  return Array.from({ length: steps }, (_, n) => (parts - n) / parts);
}
