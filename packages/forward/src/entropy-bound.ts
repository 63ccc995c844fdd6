import { at, type Schedule } from "@inkwash/schedules";
import { log } from "@inkwash/special";

const LOG_2_PI_E = 2.8378770664093453;

/** The bound of Sohl-Dickstein and what it is made of, in nats per sample. */
export interface EntropyBound {
  /** K, a lower bound of E[ln p(x_0)]. */
  readonly bound: number;
  /** H_q(X_T | X_0), the entropy of the noise in the last state. */
  readonly entropyLast: number;
  /** H_q(X_1 | X_0), the entropy of the noise in the first noised state. */
  readonly entropyFirst: number;
  /** H_p(X_T), the entropy of what sampling starts from, N(0, I). */
  readonly entropyPrior: number;
}

/**
 * The bound of Sohl-Dickstein et al. on the log-likelihood, with its entropies in closed form.
 *
 * K = -sum_(t >= 2) E KL(q(x_(t-1) | x_t, x_0) || p(x_(t-1) | x_t)) + H_q(X_T | X_0) - H_q(X_1 | X_0) - H_p(X_T),
 * with H_q(X_l | X_0) = d/2 ln(2 pi e (1 - alphaBar_l)) and H_p(X_T) = d/2 ln(2 pi e). Only the
 * divergences depend on the model. With the variance of the posterior the divergence of a step is
 * beta^2 / (2 variance (1 - beta) (1 - alphaBar)) |epsilon - prediction|^2; the simple loss of Ho et al.
 * is the sum of these squares with every weight set to 1.
 *
 * @param schedule - A discrete schedule of T >= 1 steps, with beta > 0 in its first step.
 * @param divergences - The mean divergence of each step index t = 1..T-1, in nats: T - 1 numbers >= 0.
 * @param dimension - How many elements d a sample has, an integer >= 1.
 * @throws RangeError if there are not T - 1 divergences, one is negative or not finite, `dimension`
 * is not an integer >= 1, or the first step adds no noise.
 * @see {@link https://arxiv.org/abs/1503.03585 | arXiv:1503.03585}, eq. 14; for the weights
 * {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eqs. 12 and 14
 */
export function entropyBound(
  schedule: Schedule,
  divergences: ArrayLike<number>,
  dimension: number,
): EntropyBound {
  const steps = schedule.beta.length;
  if (divergences.length !== steps - 1) {
    throw new RangeError(
      `entropyBound: divergences must hold one number for each of the ${steps - 1} steps after ` +
        `the first; got ${divergences.length}`,
    );
  }
  if (!(Number.isInteger(dimension) && dimension >= 1)) {
    throw new RangeError(`entropyBound: dimension must be an integer >= 1; got ${dimension}`);
  }
  if (schedule.beta[0] === 0) {
    throw new RangeError(
      "entropyBound: the first step must add noise, its entropy is -Infinity otherwise; got beta 0",
    );
  }
  let bound = 0;
  for (let i = 0; i < divergences.length; i++) {
    const own = divergences[i]!;
    if (!(own >= 0 && own < Infinity)) {
      throw new RangeError(
        `entropyBound: divergences must be finite and >= 0; got ${own} at position ${i}`,
      );
    }
    bound -= own;
  }
  const entropy = (noise: number): number => dimension * (LOG_2_PI_E / 2 + log(noise));
  const entropyLast = entropy(at(schedule, steps - 1).noise);
  const entropyFirst = entropy(Math.sqrt(schedule.beta[0]!));
  const entropyPrior = entropy(1);
  bound += entropyLast - entropyFirst - entropyPrior;
  return { bound, entropyLast, entropyFirst, entropyPrior };
}
