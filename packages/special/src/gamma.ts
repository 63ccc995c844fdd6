import { LOW } from "./double-double.ts";
import { exp } from "./exp.ts";
import { expLong } from "./exp-long.ts";
import { expm1 } from "./expm1.ts";
import { gammaFraction, gammaPrefix, gammaSeries } from "./gamma-kernel.ts";
import { lgamma } from "./lgamma.ts";
import { log } from "./log.ts";

/** The largest shape; the number of terms grows with its square root. */
export const LARGEST_SHAPE = 1e9;

/** Whether (a, x) is in the domain. */
function inside(a: number, x: number): boolean {
  return a > 0 && a <= LARGEST_SHAPE && x >= 0;
}

/** Q(a, x) for a < 1 and x <= 1, where 1 - P would cancel: both parts are small where Q is. */
function smallQ(a: number, x: number): number {
  const power = a * log(x) - lgamma(a + 1);
  let term = 1;
  let sum = 0;
  for (let n = 1; Math.abs(term) > 2 ** -56; n++) {
    term *= -x / n;
    sum -= (term * a) / (a + n);
  }
  return exp(power) * sum - expm1(power);
}

/**
 * The regularised lower incomplete gamma function P(a, x).
 *
 * P(a, x) = integral of t^(a-1) e^-t over [0, x] / Gamma(a): the distribution function of the gamma
 * law of shape a, and of chi-square with 2 a degrees of freedom at 2 x.
 *
 * @param a - The shape, in (0, 1e9].
 * @param x - A number in [0, Infinity].
 * @returns A probability in [0, 1], relative error below 2e-14 for a up to 1e4, in the far tail too;
 *   NaN outside the domain.
 * @see {@link https://dlmf.nist.gov/8.11 | DLMF, 8.11.4}
 * @example
 * ```ts
 * import { gammaP, gammaPInverse } from "@inkwash/special";
 *
 * const p = gammaP(2.5, 1);
 * console.log(p.toFixed(12), gammaPInverse(2.5, p).toFixed(12)); //=> 0.150854963915 1.000000000000
 * ```
 */
export function gammaP(a: number, x: number): number {
  if (!inside(a, x)) return NaN;
  if (x === 0) return 0;
  if (x === Infinity) return 1;
  if (x > a + 1) return 1 - gammaQ(a, x);
  const prefix = gammaPrefix(a, x);
  return Math.min(1, expLong(prefix, LOW[0]!) * gammaSeries(a, x));
}

/**
 * The regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x).
 *
 * The upper tail of the gamma law of shape a, with all its digits where it is small.
 *
 * @param a - The shape, in (0, 1e9].
 * @param x - A number in [0, Infinity].
 * @returns A probability in [0, 1], relative error below 2e-14 for a up to 1e4, in the far tail too;
 *   NaN outside the domain.
 * @see {@link https://dlmf.nist.gov/8.9 | DLMF, 8.9.2}
 */
export function gammaQ(a: number, x: number): number {
  if (!inside(a, x)) return NaN;
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  if (a < 1 && x <= 1) return smallQ(a, x);
  if (x <= a + 1) return 1 - gammaP(a, x);
  const prefix = gammaPrefix(a, x);
  return Math.min(1, expLong(prefix, LOW[0]!) * gammaFraction(a, x));
}
