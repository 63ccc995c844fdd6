import { checkInteger } from "../check.ts";
import type { LearningRate, WarmUpRate } from "./learning-rate.ts";

/**
 * Any learning rate with a linear warm-up: step k < `steps` takes (k + 1) / steps of it.
 *
 * @throws RangeError if `steps` is not a positive integer.
 */
export function warmUp(of: LearningRate, steps: number): WarmUpRate {
  checkInteger("warmUp", "steps", steps, 1);
  return { kind: "warm-up", steps, of };
}
