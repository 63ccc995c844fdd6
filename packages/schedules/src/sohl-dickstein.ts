import { checkSteps } from "./check.ts";
import { fromBeta } from "./from-beta.ts";
import type { Schedule } from "./types.ts";

/**
 * Schedule of Sohl-Dickstein et al.: every step erases the same share 1 / T of the data's variance.
 *
 * beta_t = 1 / (T - t), t = 0..T-1, which is 1 / (T - t + 1) for steps counted from 1;
 * alphaBar_t = (T - 1 - t) / T falls in equal parts to exactly 0.
 *
 * @param steps - Number of steps T, an integer in [1, 2^24].
 * @throws RangeError if `steps` is out of range.
 * @see {@link https://arxiv.org/abs/1503.03585 | arXiv:1503.03585}, section 2.4.1
 */
export function sohlDickstein(steps: number): Schedule {
  checkSteps("sohlDickstein", steps);
  const beta = Float64Array.from({ length: steps }, (_, t) => 1 / (steps - t));
  return fromBeta(beta, { name: "sohl-dickstein" });
}
