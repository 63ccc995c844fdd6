import { log } from "./log.ts";
import { log1p } from "./log1p.ts";
import { logGammaLong } from "./log-gamma-kernel.ts";
import { polynomial } from "./polynomial.ts";

/** Taylor coefficients at 2: 1 - Euler's constant, then (-1)^k (zeta(k) - 1) / k. */
const TAYLOR: readonly number[] = [
  0.42278433509846713, 0.3224670334241132, -0.0673523010531981, 0.020580808427784546,
  -0.007385551028673986, 0.0028905103307415234, -0.001192753911703261, 0.0005096695247430425,
  -0.00022315475845357939, 9.945751278180853e-5, -4.492623673813314e-5, 2.050721277567069e-5,
  -9.439488275268397e-6, 4.374866789907488e-6, -2.039215753801366e-6, 9.55141213040742e-7,
  -4.492469198764566e-7, 2.1207184805554665e-7, -1.0043224823968099e-7, 4.7698101693639804e-8,
  -2.2711094608943164e-8, 1.0838659214896955e-8, -5.183475041970047e-9, 2.4836745438024785e-9,
  -1.1921401405860912e-9, 5.731367241678862e-10, -2.7595228851242334e-10, 1.330476437424449e-10,
];

/** ln Gamma(2 + z) for |z| <= 1/2. */
function nearTwo(z: number): number {
  return z * polynomial(TAYLOR, z, 0);
}

/**
 * The logarithm of the gamma function, ln Gamma(x), for x >= 0.
 *
 * The Taylor series at 2, moved by ln Gamma(x + 1) = ln Gamma(x) + ln x, so that the zeros at 1 and 2
 * keep their digits; Stirling's series in double-double from 6 on.
 *
 * @param x - A number in [0, Infinity].
 * @returns A number in [-0.1215, Infinity], relative error below 2e-15; Infinity for 0, NaN for a
 *   negative number and NaN.
 * @see {@link https://dlmf.nist.gov/5.11 | DLMF, 5.11.1}
 * @example
 * ```ts
 * import { exp, lgamma } from "@inkwash/special";
 *
 * console.log(lgamma(100), exp(lgamma(5)).toFixed(10)); //=> 359.1342053695754 24.0000000000
 * ```
 */
export function lgamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  if (x > 1e305) return x < Infinity ? x * (log(x) - 1) : x;
  if (x >= 6) return logGammaLong(x);
  if (x < 0.5) return nearTwo(x) - log(x) - log1p(x);
  if (x < 1.5) return nearTwo(x - 1) - log1p(x - 1);
  let above = 1;
  let y = x;
  for (; y >= 2.5; above *= y) y -= 1;
  return y === x ? nearTwo(x - 2) : nearTwo(y - 2) + log(above);
}
