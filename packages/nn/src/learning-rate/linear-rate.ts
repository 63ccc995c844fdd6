import { checkInteger, checkPositive } from "../check.ts";
import { checkEnd } from "./check-end.ts";

/** A straight line from `peak` to `end`. */
export interface LinearRate {
  /** Names the form. */
  readonly kind: "linear";
  /** The first rate, > 0. */
  readonly peak: number;
  /** The step at which `end` is reached; it stays there. */
  readonly steps: number;
  /** The last rate, in [0, peak]. */
  readonly end: number;
}

/** See {@link linearRate}. */
export interface LinearRateOptions {
  /** The step at which the end is reached: the length of the training, a positive integer. */
  readonly steps: number;
  /**
   * The last rate, in [0, peak].
   * @defaultValue 0
   */
  readonly end?: number | undefined;
}

/**
 * A learning rate that falls in a straight line.
 *
 * Step k = 0, 1, ...: peak + (end - peak) k / steps, and `end` from `steps` on.
 *
 * @param peak - In (0, Infinity).
 * @throws RangeError if a number is out of range.
 */
export function linearRate(peak: number, options: LinearRateOptions): LinearRate {
  const { steps, end = 0 } = options;
  checkPositive("linearRate", "peak", peak);
  checkInteger("linearRate", "steps", steps, 1);
  checkEnd("linearRate", end, peak);
  return { kind: "linear", peak, steps, end };
}

/** The rate of step k = 0, 1, ... */
export function linearAt({ peak, steps, end }: LinearRate, k: number): number {
  return k >= steps ? end : peak + ((end - peak) * k) / steps;
}
