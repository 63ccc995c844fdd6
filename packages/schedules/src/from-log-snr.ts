import { expm1 } from "@inkwash/special";
import { checkLength } from "./check.ts";
import type { FromBetaOptions } from "./from-beta.ts";
import { logistic, logLogistic } from "./logistic.ts";
import type { Schedule } from "./types.ts";

/**
 * The schedule with the log-SNRs of your own table.
 *
 * alphaBar_t = 1 / (1 + exp(-logSnr_t)). What is kept exactly is logSnr; the betas follow without
 * cancellation: beta_t = (1 - exp(logSnr_t - logSnr_(t-1))) / (1 + exp(logSnr_t)).
 *
 * @param logSnr - T numbers in [-Infinity, Infinity] that never rise, in nats; they are copied.
 * @param options - See {@link FromBetaOptions}.
 * @throws RangeError if `logSnr` is empty, too long, rises or has an element that is NaN.
 * @see {@link https://arxiv.org/abs/2107.00630 | arXiv:2107.00630}, section 3.1
 */
export function fromLogSnr(logSnr: ArrayLike<number>, options: FromBetaOptions = {}): Schedule {
  const { name = "custom" } = options;
  checkLength("fromLogSnr", "logSnr", logSnr.length);
  const own = Float64Array.from(logSnr);
  let before = Infinity;
  const beta = own.map((value, t) => {
    if (!(value <= before)) {
      throw new RangeError(
        `fromLogSnr: logSnr must be numbers that never rise; ` +
          `got ${value} after ${before} at position ${t}`,
      );
    }
    const share = betaBetween(before, value);
    before = value;
    return share;
  });
  return { name, beta, logAlphaBar: own.map(logLogistic), logSnr: own };
}

/** The beta of the step from one log-SNR to a lower one. */
export function betaBetween(before: number, after: number): number {
  if (after === -Infinity) return 1;
  if (before === after) return 0;
  return -expm1(after - before) * logistic(-after);
}
