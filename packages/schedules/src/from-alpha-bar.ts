import { log, log1p } from "@inkwash/special";
import { checkLength, checkUnit } from "./check.ts";
import type { FromBetaOptions } from "./from-beta.ts";
import type { Schedule } from "./types.ts";

/**
 * The schedule with the alphaBars of your own table.
 *
 * beta_t = 1 - alphaBar_t / alphaBar_(t-1), alphaBar_(-1) = 1. What is kept exactly is alphaBar:
 * logAlphaBar = ln alphaBar and logSnr = ln alphaBar - ln(1 - alphaBar) of the numbers given.
 *
 * @param alphaBar - T numbers in [0, 1] that never rise; they are copied.
 * @param options - See {@link FromBetaOptions}.
 * @throws RangeError if `alphaBar` is empty, too long, rises or has an element outside [0, 1].
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eq. 4
 */
export function fromAlphaBar(alphaBar: ArrayLike<number>, options: FromBetaOptions = {}): Schedule {
  const { name = "custom" } = options;
  checkLength("fromAlphaBar", "alphaBar", alphaBar.length);
  const own = Float64Array.from(alphaBar);
  let before = 1;
  const beta = own.map((value, t) => {
    checkUnit("fromAlphaBar", `alphaBar[${t}]`, value);
    if (value > before) {
      throw new RangeError(
        `fromAlphaBar: alphaBar must never rise; got ${value} after ${before} at position ${t}`,
      );
    }
    const share = before === 0 ? 1 : (before - value) / before;
    before = value;
    return share;
  });
  return {
    name,
    beta,
    logAlphaBar: own.map(log),
    logSnr: own.map((value) => log(value) - log1p(-value)),
  };
}
