import { checkSteps, checkUnit } from "./check.ts";
import { fromBeta } from "./from-beta.ts";
import type { Schedule } from "./types.ts";

/** Options of {@link constant}. */
export interface ConstantOptions {
  /** beta of every step, in [0, 1]: alphaBar falls like (1 - beta)^(t + 1). */
  readonly beta: number;
}

/**
 * Constant schedule: every step adds the same share of noise.
 *
 * beta_t = beta, alphaBar_t = (1 - beta)^(t + 1).
 *
 * @param steps - Number of steps T, an integer in [1, 2^24].
 * @param options - See {@link ConstantOptions}.
 * @throws RangeError if `steps` or `beta` is out of range.
 */
export function constant(steps: number, options: ConstantOptions): Schedule {
  const { beta } = options;
  checkSteps("constant", steps);
  checkUnit("constant", "beta", beta);
  return fromBeta(new Float64Array(steps).fill(beta), { name: "constant" });
}
