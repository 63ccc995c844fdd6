import { checkPositive } from "../check.ts";

/** The same rate at every step. */
export interface ConstantRate {
  /** Names the form. */
  readonly kind: "constant";
  /** The rate, > 0. */
  readonly rate: number;
}

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
