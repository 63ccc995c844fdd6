import { at, fromBeta, type Schedule } from "@inkwash/schedules";

/** The two numbers of x_to = signal x_from + noise epsilon. */
export interface Transition {
  /** What is left of the earlier state, sqrt(alphaBar_to / alphaBar_from), in [0, 1]. */
  readonly signal: number;
  /** What is added, sqrt(1 - alphaBar_to / alphaBar_from), in [0, 1]. */
  readonly noise: number;
}

/**
 * The noising steps between two levels, composed into one.
 *
 * q(x_to | x_from) = N(signal x_from, noise^2 I); one level further it is
 * N(sqrt(1 - beta) x_from, beta I). It is computed from the betas between the levels alone, so that
 * nothing cancels however much noise there was before.
 *
 * @param schedule - A discrete schedule of T steps.
 * @param from - A level in 0..T; level 0 is the data, level l the state after l noisings.
 * @param to - A level in from..T.
 * @throws RangeError if the levels are not integers with 0 <= from <= to <= T.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eqs. 2 and 4
 */
export function transition(schedule: Schedule, from: number, to: number): Transition {
  const { beta } = schedule;
  const integers = Number.isInteger(from) && Number.isInteger(to);
  if (!(integers && from >= 0 && from <= to && to <= beta.length)) {
    throw new RangeError(
      `transition: levels must be integers with 0 <= from <= to <= ${beta.length}; ` +
        `got ${from} and ${to}`,
    );
  }
  if (from === to) return { signal: 1, noise: 0 };
  // One step is the definition itself, without a detour through logarithms.
  if (to === from + 1) {
    return { signal: Math.sqrt(1 - beta[from]!), noise: Math.sqrt(beta[from]!) };
  }
  const { signal, noise } = at(fromBeta(beta.subarray(from, to)), to - from - 1);
  return { signal, noise };
}
