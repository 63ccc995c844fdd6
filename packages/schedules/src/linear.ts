import { checkSteps, checkUnit } from "./check.ts";
import { fromBeta } from "./from-beta.ts";
import { linspace } from "./linspace.ts";
import type { Schedule } from "./types.ts";

/** The two ends of a table of betas; the defaults suit 1000 steps, fewer steps need larger ones. */
export interface LinearOptions {
  /**
   * beta of the first step, in [0, 1].
   * @defaultValue 1e-4
   */
  readonly start?: number | undefined;
  /**
   * beta of the last step, in [0, 1]. The larger, the less of the data is left at the end.
   * @defaultValue 0.02
   */
  readonly end?: number | undefined;
}

/**
 * Linear schedule of Ho et al.: beta grows by equal amounts.
 *
 * beta_t = start + t (end - start) / (T - 1), NumPy's `linspace(start, end, T)` to the bit.
 *
 * @param steps - Number of steps T, an integer in [1, 2^24]; one step has beta = start.
 * @param options - See {@link LinearOptions}.
 * @throws RangeError if `steps`, `start` or `end` is out of range.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, section 4
 */
export function linear(steps: number, options: LinearOptions = {}): Schedule {
  const { start = 1e-4, end = 0.02 } = options;
  checkSteps("linear", steps);
  checkUnit("linear", "start", start);
  checkUnit("linear", "end", end);
  return fromBeta(linspace(start, end, steps), { name: "linear" });
}
