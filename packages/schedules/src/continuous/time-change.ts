import type { ContinuousSchedule } from "./types.ts";

/** Where and how large one process is the other. */
export interface TimeChange {
  /** The time of the process asked for, in [0, 1]. */
  readonly time: number;
  /** What its state there is multiplied by, > 0. */
  readonly scale: number;
}

/**
 * From one process to another: x_to(u) = scale x_from(time).
 *
 * Two processes with the same log-SNR differ by a scale only, so any of them can be sampled with a
 * network that was trained with any other. time = from.timeOf(to.logSnr(u)), and scale is the
 * quotient of the signals, or of the noises where these are larger.
 *
 * @param from - The process whose states are at hand.
 * @param to - The process whose states are wanted.
 * @param u - The time of `to`, in [0, 1].
 * @throws RangeError if `from` never has the log-SNR that `to` has at u.
 * @see {@link https://arxiv.org/abs/2206.00364 | arXiv:2206.00364}, section 2 and
 * {@link https://arxiv.org/abs/2310.04432 | arXiv:2310.04432}, lemma 2.2
 */
export function timeChange(
  from: ContinuousSchedule,
  to: ContinuousSchedule,
  u: number,
): TimeChange {
  const logSnr = to.logSnr(u);
  const [first, last] = [from.logSnr(0), from.logSnr(1)];
  if (!(logSnr <= first && logSnr >= last)) {
    throw new RangeError(
      `timeChange: ${to.name} has the log-SNR ${logSnr} at u = ${u}, which ${from.name} never has ` +
        `(its log-SNRs are in [${last}, ${first}])`,
    );
  }
  const time = from.timeOf(logSnr);
  const scale = logSnr >= 0 ? to.signal(u) / from.signal(time) : to.noise(u) / from.noise(time);
  return { time, scale };
}
