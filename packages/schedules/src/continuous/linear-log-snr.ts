import { define } from "./define.ts";
import { preserving } from "./preserving.ts";
import type { ContinuousSchedule } from "./types.ts";

/** The two ends of the log-SNR, in nats. */
export interface LinearLogSnrOptions {
  /**
   * The log-SNR at the data, a finite number > `min`.
   * @defaultValue 15
   */
  readonly max?: number | undefined;
  /**
   * The log-SNR at the noise, a finite number.
   * @defaultValue -15
   */
  readonly min?: number | undefined;
}

/**
 * The variance-preserving process whose log-SNR falls linearly.
 *
 * logSnr(u) = max + u (min - max), signal^2 = 1 / (1 + exp(-logSnr)). Neither end is reached: at u = 0
 * the noise is exp(-max / 2), at u = 1 the signal is exp(min / 2).
 *
 * @param options - See {@link LinearLogSnrOptions}.
 * @throws RangeError unless min < max, both finite.
 * @see {@link https://arxiv.org/abs/2107.00630 | arXiv:2107.00630}, section 3 and appendix H
 */
export function linearLogSnr(options: LinearLogSnrOptions = {}): ContinuousSchedule {
  const { max = 15, min = -15 } = options;
  if (!(max > min && max < Infinity && min > -Infinity)) {
    throw new RangeError(`linearLogSnr: min < max must hold, both finite; got ${min} and ${max}`);
  }
  return define(
    "linear-log-snr",
    preserving({
      logSnr: (u) => max * (1 - u) + min * u,
      slope: () => min - max,
      timeOf: (logSnr) => (max - logSnr) / (max - min),
    }),
  );
}
