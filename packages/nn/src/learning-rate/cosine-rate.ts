import { cos } from "@inkwash/special";
import { checkInteger, checkPositive } from "../check.ts";
import { checkEnd } from "./check-end.ts";

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
  checkEnd("cosineRate", end, peak);
  return { kind: "cosine", peak, steps, warmUp, end };
}

/** The rate of step k = 0, 1, ... */
export function cosineAt({ peak, steps, warmUp, end }: CosineRate, k: number): number {
  if (k < warmUp) return (peak * (k + 1)) / warmUp;
  if (k >= steps) return end;
  return end + ((peak - end) * (1 + cos((Math.PI * (k - warmUp)) / (steps - warmUp)))) / 2;
}
