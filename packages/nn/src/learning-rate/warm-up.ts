import { checkInteger } from "../check.ts";
import type { LearningRate } from "./rate-at.ts";

/** Another rate, held down at the start. */
export interface WarmUpRate {
  /** Names the form. */
  readonly kind: "warm-up";
  /** The number of steps of the rise, a positive integer. */
  readonly steps: number;
  /** The rate that is reached. */
  readonly of: LearningRate;
}

/**
 * Any learning rate with a linear warm-up: step k < `steps` takes (k + 1) / steps of it.
 *
 * @throws RangeError if `steps` is not a positive integer.
 */
export function warmUp(of: LearningRate, steps: number): WarmUpRate {
  checkInteger("warmUp", "steps", steps, 1);
  return { kind: "warm-up", steps, of };
}
