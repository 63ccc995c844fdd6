import { exp } from "@inkwash/special";
import type { ContinuousSchedule } from "./continuous/types.ts";
import type { SigmaBounds } from "./noise-levels.ts";
import type { Schedule } from "./types.ts";

/**
 * The smallest and the largest noise / signal of a schedule, as bounds for {@link noiseLevels}.
 *
 * Of a discrete schedule those of its first and last step, of a continuous one those of u = 0 and 1.
 *
 * @param schedule - Discrete or continuous.
 * @throws RangeError if one of them is 0 or Infinity, where bounds have to be chosen.
 */
export function sigmaBounds(schedule: Schedule | ContinuousSchedule): SigmaBounds {
  const ends =
    "beta" in schedule
      ? [schedule.logSnr[0]!, schedule.logSnr.at(-1)!]
      : [schedule.logSnr(0), schedule.logSnr(1)];
  const [min, max] = ends.map((logSnr) => exp(-logSnr / 2));
  if (!(min! > 0 && max! < Infinity)) {
    throw new RangeError(
      `sigmaBounds: ${schedule.name} goes from sigma ${min} to ${max}; ` +
        `choose bounds in (0, Infinity) yourself`,
    );
  }
  return { min: min!, max: max! };
}
