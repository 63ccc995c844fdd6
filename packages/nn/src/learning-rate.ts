import { cos } from "@inkwash/special";
import { checkInteger, checkPositive } from "./check.ts";

/** The same rate at every step. */
export interface ConstantRate {
  /** Names the form. */
  readonly kind: "constant";
  /** The rate, > 0. */
  readonly rate: number;
}

/** A linear rise to `peak`, then half a cosine down to `end`. */
export interface CosineRate {
  /** Names the form. */
  readonly kind: "cosine";
  /** The largest rate, > 0. */
  readonly peak: number;
  /** The step at which `end` is reached; it stays there. */
  readonly steps: number;
  /** The number of steps of the rise, in [0, steps). */
  readonly warmUp: number;
  /** The last rate, in [0, peak]. */
  readonly end: number;
}

/** How the learning rate goes with the step, as plain data. */
export type LearningRate = ConstantRate | CosineRate;

/**
 * The same learning rate at every step.
 *
 * @param rate - In (0, Infinity).
 * @throws RangeError if the rate is not positive and finite.
 */
export function constantRate(rate: number): ConstantRate {
  checkPositive("constantRate", "rate", rate);
  return { kind: "constant", rate };
}

/** See {@link cosineRate}. */
export interface CosineRateOptions {
  /** The step at which the end is reached: the length of the training, a positive integer. */
  readonly steps: number;
  /**
   * The number of steps of a linear rise from peak / warmUp, an integer in [0, steps).
   * @defaultValue 0
   */
  readonly warmUp?: number | undefined;
  /**
   * The last rate, in [0, peak].
   * @defaultValue 0
   */
  readonly end?: number | undefined;
}

/**
 * A learning rate that rises linearly and falls as half a cosine.
 *
 * Step k = 0, 1, ...: peak (k + 1) / warmUp while k < warmUp, then
 * end + (peak - end) (1 + cos(pi (k - warmUp) / (steps - warmUp))) / 2, and `end` from `steps` on.
 *
 * @param peak - In (0, Infinity).
 * @throws RangeError if a number is out of range.
 * @see {@link https://arxiv.org/abs/1608.03983 | arXiv:1608.03983}, eq. 5
 */
export function cosineRate(peak: number, options: CosineRateOptions): CosineRate {
  const { steps, warmUp = 0, end = 0 } = options;
  checkPositive("cosineRate", "peak", peak);
  checkInteger("cosineRate", "steps", steps, 1);
  checkInteger("cosineRate", "warmUp", warmUp, 0, steps - 1);
  if (!(end >= 0 && end <= peak)) {
    throw new RangeError(`cosineRate: end must be in [0, peak = ${peak}]; got ${end}`);
  }
  return { kind: "cosine", peak, steps, warmUp, end };
}

/** The learning rate of step k = 0, 1, ... */
export function rateAt(learningRate: LearningRate, k: number): number {
  if (learningRate.kind === "constant") return learningRate.rate;
  const { peak, steps, warmUp, end } = learningRate;
  if (k < warmUp) return (peak * (k + 1)) / warmUp;
  if (k >= steps) return end;
  return end + ((peak - end) * (1 + cos((Math.PI * (k - warmUp)) / (steps - warmUp)))) / 2;
}
