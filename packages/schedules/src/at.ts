import { checkCondition, conditionOf, type Condition } from "./condition.ts";
import { noiseOf, signalOf } from "./rates.ts";
import type { At, Schedule } from "./types.ts";

/** Options of {@link at}. */
export interface AtOptions {
  /**
   * What the network is told.
   * @defaultValue "step"
   */
  readonly condition?: Condition | undefined;
}

/**
 * The place of step t in the noising process, or of one step per sample.
 *
 * x = signal x0 + noise epsilon with signal = sqrt(alphaBar_t), noise = sqrt(1 - alphaBar_t).
 *
 * @param schedule - A discrete schedule of T steps.
 * @param t - A step index in -1..T-1, or one per sample; -1 is the clean end: signal 1, noise 0.
 * @param options - See {@link AtOptions}.
 * @returns Numbers for a number, arrays of the same length for an array.
 * @throws RangeError if a step is not an integer in [-1, T - 1].
 */
export function at(schedule: Schedule, t: number, options?: AtOptions): At<number>;
export function at(
  schedule: Schedule,
  t: ArrayLike<number>,
  options?: AtOptions,
): At<Float64Array<ArrayBuffer>>;
export function at(schedule: Schedule, t: number | ArrayLike<number>, options: AtOptions = {}): At {
  const { condition = "step" } = options;
  checkCondition("at", condition);
  if (typeof t === "number") return one(schedule, t, condition);
  const places = Array.from(t, (step) => one(schedule, step, condition));
  return {
    signal: Float64Array.from(places, (place) => place.signal),
    noise: Float64Array.from(places, (place) => place.noise),
    logSnr: Float64Array.from(places, (place) => place.logSnr),
    condition: Float64Array.from(places, (place) => place.condition),
  };
}

function one(schedule: Schedule, t: number, condition: Condition): At<number> {
  const steps = schedule.beta.length;
  if (!(Number.isInteger(t) && t >= -1 && t < steps)) {
    throw new RangeError(`at: t must be an integer in [-1, ${steps - 1}]; got ${t}`);
  }
  const logAlphaBar = t < 0 ? 0 : schedule.logAlphaBar[t]!;
  const logSnr = t < 0 ? Infinity : schedule.logSnr[t]!;
  return {
    signal: signalOf(logAlphaBar),
    noise: noiseOf(logAlphaBar),
    logSnr,
    condition: conditionOf(condition, t, logSnr),
  };
}
