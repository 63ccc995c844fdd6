import { log } from "@inkwash/special";
import { checkWord } from "./check.ts";
import { timeConditionOf, type TimeCondition } from "./continuous/at-time.ts";
import type { ContinuousSchedule } from "./continuous/types.ts";
import type { Condition } from "./condition.ts";
import { logistic } from "./logistic.ts";
import { nearestStep, stepOf } from "./step-of.ts";
import type { Grid, Schedule } from "./types.ts";

/**
 * What a network is told on a grid of noise levels.
 *
 * Of a discrete schedule the step between two steps (`"step"`) or the nearest one, of a continuous one
 * its time or ln(sigma) / 4; the log-SNR of both.
 */
export type SigmaCondition = Condition | "nearest-step" | TimeCondition;

/** Options of {@link gridFromSigmas}. */
export interface GridFromSigmasOptions {
  /**
   * What the network is told at each step.
   * @defaultValue "step" for a discrete schedule, "time" for a continuous one
   */
  readonly condition?: SigmaCondition | undefined;
  /**
   * Where the last step ends: at the data, or at the last of the levels.
   * @defaultValue "data"
   */
  readonly end?: "data" | "last" | undefined;
}

/**
 * The grid of noise levels of your own, or of {@link noiseLevels}.
 *
 * At a level sigma, a discrete schedule has signal = 1 / sqrt(1 + sigma^2) and noise = sigma signal; a
 * continuous one has the rates of the time at which noise / signal is sigma.
 *
 * @param schedule - What the network was trained with, discrete or continuous.
 * @param sigmas - noise / signal of the knots, strictly descending, in [0, Infinity].
 * @param options - See {@link GridFromSigmasOptions}.
 * @returns N + 1 knots for N levels, N knots where the last level is the end.
 * @throws RangeError if the levels do not descend strictly, if a continuous schedule does not have
 * one of them, or if a condition does not belong to the schedule or would be infinite.
 */
export function gridFromSigmas(
  schedule: Schedule | ContinuousSchedule,
  sigmas: ArrayLike<number>,
  options: GridFromSigmasOptions = {},
): Grid {
  const discrete = "beta" in schedule;
  const { condition = discrete ? "step" : "time", end = "data" } = options;
  checkWord("gridFromSigmas", "condition", condition, discrete ? STEP_WORDS : TIME_WORDS);
  checkWord("gridFromSigmas", "end", end, ["data", "last"]);
  const levels = Array.from(sigmas);
  const starts = end === "data" ? levels.length : levels.length - 1;
  checkLevels(levels, starts);
  const logSnr = Float64Array.from(levels, (sigma) => -2 * log(sigma));
  checkApart(logSnr, levels);
  const places = discrete
    ? Array.from(logSnr, (l) => [Math.sqrt(logistic(l)), Math.sqrt(logistic(-l))] as const)
    : Array.from(logSnr, (l, n) => ratesAt(schedule, l, levels[n]!));
  const told = levels.slice(0, starts).map((sigma, n) => {
    const value = discrete
      ? toldOfSteps(schedule, condition, sigma, logSnr[n]!)
      : timeConditionOf(condition as TimeCondition, schedule.timeOf(logSnr[n]!), logSnr[n]!);
    if (Number.isFinite(value)) return value;
    throw new RangeError(
      `gridFromSigmas: at sigma ${sigma} the network would be told ${value}; ` +
        `tell it ${discrete ? '"step"' : '"time"'} or start at a finite sigma`,
    );
  });
  const knots = (of: Iterable<number>, clean: number): Float64Array<ArrayBuffer> =>
    Float64Array.from(end === "data" ? [...of, clean] : of);
  return {
    signal: knots(
      places.map(([signal]) => signal),
      1,
    ),
    noise: knots(
      places.map(([, noise]) => noise),
      0,
    ),
    logSnr: knots(logSnr, Infinity),
    condition: Float64Array.from(told),
  };
}

const STEP_WORDS: readonly SigmaCondition[] = ["step", "nearest-step", "log-snr"];
const TIME_WORDS: readonly SigmaCondition[] = ["time", "log-snr", "quarter-log-sigma"];

function toldOfSteps(
  schedule: Schedule,
  condition: SigmaCondition,
  sigma: number,
  logSnr: number,
): number {
  if (condition === "log-snr") return logSnr;
  return condition === "step" ? stepOf(schedule, sigma) : nearestStep(schedule, sigma);
}

/** The rates of a continuous schedule where it has this log-SNR, up to the rounding of its ends. */
function ratesAt(
  schedule: ContinuousSchedule,
  logSnr: number,
  sigma: number,
): readonly [number, number] {
  const time = schedule.timeOf(logSnr);
  const got = schedule.logSnr(time);
  if (got !== logSnr && !(Math.abs(got - logSnr) <= 1e-9 * Math.max(1, Math.abs(logSnr)))) {
    throw new RangeError(
      `gridFromSigmas: ${schedule.name} has no sigma ${sigma}; its log-SNRs are in ` +
        `[${schedule.logSnr(1)}, ${schedule.logSnr(0)}], this one is ${logSnr}`,
    );
  }
  return [schedule.signal(time), schedule.noise(time)];
}

/** Neighbouring floats can have one logarithm: then there is no step between them. */
function checkApart(logSnr: Float64Array, levels: readonly number[]): void {
  for (let n = 1; n < levels.length; n++) {
    if (logSnr[n]! > logSnr[n - 1]!) continue;
    throw new RangeError(
      `gridFromSigmas: sigmas ${levels[n - 1]} and ${levels[n]} cannot be told apart by their ` +
        `log-SNR; take fewer steps or wider bounds`,
    );
  }
}

function checkLevels(levels: readonly number[], starts: number): void {
  if (starts < 1) {
    throw new RangeError(
      `gridFromSigmas: sigmas must hold at least one step; got ${levels.length} levels`,
    );
  }
  levels.forEach((sigma, n) => {
    const before = n === 0 ? Infinity : levels[n - 1]!;
    const descends = n === 0 ? sigma <= before : sigma < before;
    if (!(sigma >= 0 && descends && (sigma > 0 || n >= starts))) {
      throw new RangeError(
        `gridFromSigmas: sigmas must be strictly descending and > 0 where a step starts; ` +
          `got ${sigma} at position ${n}`,
      );
    }
  });
}
