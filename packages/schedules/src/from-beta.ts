import { checkLength, checkUnit } from "./check.ts";
import { logAlphaBarOf } from "./log-alpha-bar.ts";
import { logSnrOf } from "./rates.ts";
import type { Schedule } from "./types.ts";

/** Options of {@link fromBeta}. */
export interface FromBetaOptions {
  /**
   * What the schedule is called in labels and documents; it changes no number.
   * @defaultValue "custom"
   */
  readonly name?: string | undefined;
}

/**
 * The schedule with the betas of your own table.
 *
 * q(x_t | x_(t-1)) = N(sqrt(1 - beta_t) x_(t-1), beta_t I), t = 0..T-1.
 *
 * beta = 0 (a step that changes nothing) and beta = 1 (a step that leaves nothing of the data) are
 * legal; the logarithms are then infinite where that is their exact value.
 *
 * @param beta - T numbers in [0, 1]; they are copied.
 * @param options - See {@link FromBetaOptions}.
 * @throws RangeError if `beta` is empty, too long or has an element outside [0, 1].
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eq. 2
 */
export function fromBeta(beta: ArrayLike<number>, options: FromBetaOptions = {}): Schedule {
  const { name = "custom" } = options;
  checkLength("fromBeta", "beta", beta.length);
  const own = Float64Array.from(beta);
  for (let t = 0; t < own.length; t++) checkUnit("fromBeta", `beta[${t}]`, own[t]!);
  const logAlphaBar = logAlphaBarOf(own);
  return { name, beta: own, logAlphaBar, logSnr: logAlphaBar.map(logSnrOf) };
}
