import { exp, log, log1p } from "@inkwash/special";
import { checkCount } from "../check.ts";
import { logFactorialOverPower } from "./binomial.ts";
import { durbinCdf } from "./durbin.ts";
import { pelzGoodCdf } from "./pelz-good.ts";
import { pomeranzCdf } from "./pomeranz.ts";
import { smirnovTail } from "./smirnov.ts";

/** A tail probability of Kolmogorov's statistic and how it was computed. */
export interface KolmogorovTail {
  /** P(D >= d), in [0, 1]. */
  readonly probability: number;
  /**
   * "exact": up to rounding, relative 1e-11. "smirnov": twice the one-sided tail, which counts
   * twice that both sides are exceeded: too large by a relative exp(-6 n d^2), below 4e-11 for
   * n <= 140 and 2e-6 beyond. "pelz-good": an expansion for n > 140, off by less than 0.06 / n^2.
   */
  readonly method: "exact" | "smirnov" | "pelz-good";
}

function tail(probability: number, method: KolmogorovTail["method"]): KolmogorovTail {
  return { probability: Math.min(1, Math.max(0, probability)), method };
}

const exact = (probability: number): KolmogorovTail => tail(probability, "exact");

/**
 * P(D >= d) of the two-sided Kolmogorov-Smirnov statistic of n values, at every n.
 *
 * The formula is chosen by n and d as SciPy's kstwo does: Ruben and Gambino's closed forms at both
 * ends, Durbin's matrix, Pomeranz's recursion, twice Smirnov's one-sided tail (exact where d is at
 * least 1/2), and Pelz and Good's expansion in the middle of large n.
 *
 * @param n - How many values, a positive integer.
 * @param d - The statistic, in [0, 1].
 * @returns The probability and the method.
 * @throws RangeError if n is not a positive integer or d is not in [0, 1].
 * @see {@link https://doi.org/10.18637/jss.v039.i11 | Simard & L'Ecuyer (2011)}, sec. 3
 */
export function kolmogorovTail(n: number, d: number): KolmogorovTail {
  checkCount("kolmogorovTail", "n", n);
  if (!(d >= 0 && d <= 1)) throw new RangeError(`kolmogorovTail: d must be in [0, 1]; got ${d}`);
  const t = n * d;
  if (t <= 0.5) return exact(1);
  if (d === 1) return exact(0);
  if (t <= 1) return exact(1 - exp(logFactorialOverPower(n) + n * log(2 * t - 1)));
  if (t >= n - 1) return exact(2 * exp(n * log1p(-d)));
  const z2 = t * d;
  if (d >= 0.5) return exact(2 * smirnovTail(n, d));
  if (z2 >= (n <= 140 ? 4 : 2.2)) return tail(2 * smirnovTail(n, d), "smirnov");
  if (n <= 140) return exact(1 - (z2 <= 0.754693 ? durbinCdf(n, d) : pomeranzCdf(n, d)));
  if (n <= 100_000 && n * d * Math.sqrt(d) <= 1.4) return exact(1 - durbinCdf(n, d));
  return tail(1 - pelzGoodCdf(n, d), "pelz-good");
}
