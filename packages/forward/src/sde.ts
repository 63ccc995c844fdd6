import type { Schedule } from "@inkwash/schedules";
import { log1p } from "@inkwash/special";

/** A noising process in continuous time, dx = drift(u) x du + sqrt(diffusion(u)) dW, u in [0, 1]. */
export interface Sde {
  /** What multiplies the state in the deterministic part at time u, per unit of u. */
  readonly drift: (u: number) => number;
  /** The square of what multiplies the Wiener process at time u, >= 0, per unit of u. */
  readonly diffusion: (u: number) => number;
}

/**
 * The stochastic differential equation that a discrete schedule is a sampling of.
 *
 * dx = -b(u) x / 2 du + sqrt(b(u)) dW with b(u) = -T ln(1 - beta_t) for u in [t / T, (t + 1) / T): constant
 * over each step, so that at u = l / T its solution has exactly the law of the chain at level l. As T
 * grows b tends to T beta.
 *
 * @param schedule - A discrete schedule of T steps with beta < 1.
 * @returns Functions of u in [0, 1]; u = 1 belongs to the last step.
 * @throws RangeError if beta is 1 somewhere, which no finite drift can do; from the functions if u is
 * not in [0, 1].
 * @see {@link https://arxiv.org/abs/2011.13456 | arXiv:2011.13456}, eqs. 10 and 11
 */
export function sdeOf(schedule: Schedule): Sde {
  const { beta } = schedule;
  const whole = beta.indexOf(1);
  if (whole >= 0) {
    throw new RangeError(
      `sdeOf: beta must be below 1 for a finite drift; got 1 at t = ${whole}. Leave such a step out`,
    );
  }
  const rates = beta.map((each) => 0 - beta.length * log1p(-each));
  const rate = (u: number): number => {
    if (!(u >= 0 && u <= 1)) throw new RangeError(`sdeOf: u must be in [0, 1]; got ${u}`);
    return rates[Math.min(Math.floor(u * beta.length), beta.length - 1)]!;
  };
  return { drift: (u) => -rate(u) / 2, diffusion: rate };
}
