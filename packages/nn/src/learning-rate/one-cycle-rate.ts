import { cos } from "@inkwash/special";
import { checkInteger, checkOneOf, checkPositive } from "../check.ts";

/** A rise from `start` to `peak` and a long fall to `end`. */
export interface OneCycleRate {
  /** Names the form. */
  readonly kind: "one-cycle";
  /** The largest rate, > 0. */
  readonly peak: number;
  /** The number of steps; the rate stays at `end` afterwards. */
  readonly steps: number;
  /** The share of the steps that the rise takes, in (0, 1). */
  readonly rise: number;
  /** The first rate, in (0, peak]. */
  readonly start: number;
  /** The last rate, in (0, start]. */
  readonly end: number;
  /** The shape of rise and fall. */
  readonly shape: "cosine" | "linear";
}

/** See {@link oneCycleRate}. */
export interface OneCycleRateOptions {
  /** The length of the training, an integer of at least 2. */
  readonly steps: number;
  /**
   * The share of the steps that the rise takes, in (0, 1), at least one step.
   * @defaultValue 0.3
   */
  readonly rise?: number | undefined;
  /**
   * The first rate, in (0, peak].
   * @defaultValue peak / 25
   */
  readonly start?: number | undefined;
  /**
   * The last rate, in (0, start].
   * @defaultValue start / 10000
   */
  readonly end?: number | undefined;
  /**
   * The shape of rise and fall.
   * @defaultValue "cosine"
   */
  readonly shape?: "cosine" | "linear" | undefined;
}

/**
 * A learning rate of one cycle, as PyTorch's `OneCycleLR`.
 *
 * From `start` at step 0 to `peak` at step rise steps - 1, and from there to `end` at step steps - 1,
 * each as half a cosine or in a straight line.
 *
 * @param peak - In (0, Infinity).
 * @throws RangeError if a number is out of range.
 * @see {@link https://arxiv.org/abs/1708.07120 | arXiv:1708.07120}
 */
export function oneCycleRate(peak: number, options: OneCycleRateOptions): OneCycleRate {
  const { steps, rise = 0.3, shape = "cosine" } = options;
  checkPositive("oneCycleRate", "peak", peak);
  checkInteger("oneCycleRate", "steps", steps, 2);
  const { start = peak / 25 } = options;
  const { end = start / 1e4 } = options;
  if (!(rise < 1 && rise * steps > 1)) {
    throw new RangeError(`oneCycleRate: rise must be in (1 / steps, 1); got ${rise}`);
  }
  if (!(start > 0 && start <= peak)) {
    throw new RangeError(`oneCycleRate: start must be in (0, peak = ${peak}]; got ${start}`);
  }
  if (!(end > 0 && end <= start)) {
    throw new RangeError(`oneCycleRate: end must be in (0, start = ${start}]; got ${end}`);
  }
  checkOneOf("oneCycleRate", "shape", shape, ["cosine", "linear"]);
  return { kind: "one-cycle", peak, steps, rise, start, end, shape };
}

/** The rate of step k = 0, 1, ... */
export function oneCycleAt(settings: OneCycleRate, k: number): number {
  const { peak, steps, rise, start, end, shape } = settings;
  if (k >= steps) return end;
  const top = rise * steps - 1;
  const [from, to, share] =
    k <= top ? [start, peak, k / top] : [peak, end, (k - top) / (steps - 1 - top)];
  if (shape === "linear") return from + (to - from) * share;
  return to + ((from - to) * (1 + cos(Math.PI * share))) / 2;
}
