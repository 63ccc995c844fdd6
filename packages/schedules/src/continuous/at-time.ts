import { checkWord } from "../check.ts";
import type { At } from "../types.ts";
import type { ContinuousSchedule } from "./types.ts";

/**
 * What a network of continuous time is told.
 *
 * The time u in [0, 1]; the log-SNR, which means the same under every schedule; or ln(sigma) / 4 with
 * sigma = noise / signal, as in EDM.
 */
export type TimeCondition = "time" | "log-snr" | "quarter-log-sigma";

const CONDITIONS: readonly TimeCondition[] = ["time", "log-snr", "quarter-log-sigma"];

/** Refuses what is not a condition of continuous time. */
export function checkTimeCondition(who: string, condition: TimeCondition): void {
  checkWord(who, "condition", condition, CONDITIONS);
}

/** The number that the network gets at time u. */
export function timeConditionOf(condition: TimeCondition, u: number, logSnr: number): number {
  if (condition === "time") return u;
  return condition === "log-snr" ? logSnr : -logSnr / 8;
}

/** Options of {@link atTime}. */
export interface AtTimeOptions {
  /**
   * What the network is told.
   * @defaultValue "time"
   */
  readonly condition?: TimeCondition | undefined;
}

/**
 * The place of time u in a continuous process, or of one time per sample.
 *
 * @param schedule - A continuous schedule.
 * @param u - A time in [0, 1], or one per sample.
 * @param options - See {@link AtTimeOptions}.
 * @returns Numbers for a number, arrays of the same length for an array.
 * @throws RangeError if a time is out of range.
 */
export function atTime(
  schedule: ContinuousSchedule,
  u: number,
  options?: AtTimeOptions,
): At<number>;
export function atTime(
  schedule: ContinuousSchedule,
  u: ArrayLike<number>,
  options?: AtTimeOptions,
): At<Float64Array<ArrayBuffer>>;
export function atTime(
  schedule: ContinuousSchedule,
  u: number | ArrayLike<number>,
  options: AtTimeOptions = {},
): At {
  const { condition = "time" } = options;
  checkTimeCondition("atTime", condition);
  if (typeof u === "number") {
    const logSnr = schedule.logSnr(u);
    return {
      signal: schedule.signal(u),
      noise: schedule.noise(u),
      logSnr,
      condition: timeConditionOf(condition, u, logSnr),
    };
  }
  const times = Float64Array.from(u);
  const logSnr = times.map((time) => schedule.logSnr(time));
  return {
    signal: times.map((time) => schedule.signal(time)),
    noise: times.map((time) => schedule.noise(time)),
    logSnr,
    condition: times.map((time, i) => timeConditionOf(condition, time, logSnr[i]!)),
  };
}
