import type { Schedule } from "@inkwash/schedules";

/** One noising step as a change, x_l - x_(l-1) = drift x_(l-1) + noise epsilon. */
export interface Increment {
  /** What multiplies the state in the deterministic part, sqrt(1 - beta) - 1, in [-1, 0]. */
  readonly drift: number;
  /** The standard deviation of the random part, sqrt(beta), in [0, 1]; the same for the SDE. */
  readonly noise: number;
  /** The drift of the stochastic differential equation over the same step, -beta / 2. */
  readonly sdeDrift: number;
  /** drift - sdeDrift, in [-1/2, 0]: about -beta^2 / 8, so that T steps are 1 / T apart in all. */
  readonly gap: number;
}

/**
 * A noising step beside the step of Euler and Maruyama for dx = -beta x / 2 dt + sqrt(beta) dW.
 *
 * The random parts, sqrt(beta) epsilon, are the same; the deterministic ones are sqrt(1 - beta) - 1
 * and -beta / 2, and their gap is the second-order term. All without cancellation.
 *
 * @param schedule - A discrete schedule of T steps.
 * @param t - A step index in 0..T-1.
 * @throws RangeError if `t` is not an integer in [0, T - 1].
 * @see {@link https://arxiv.org/abs/2011.13456 | arXiv:2011.13456}, eqs. 10 and 11
 */
export function increment(schedule: Schedule, t: number): Increment {
  const steps = schedule.beta.length;
  if (!(Number.isInteger(t) && t >= 0 && t < steps)) {
    throw new RangeError(`increment: t must be an integer in [0, ${steps - 1}]; got ${t}`);
  }
  const beta = schedule.beta[t]!;
  const above = 1 + Math.sqrt(1 - beta);
  return {
    drift: -beta / above,
    noise: Math.sqrt(beta),
    sdeDrift: -beta / 2,
    gap: -((beta / above) * (beta / above)) / 2,
  };
}
