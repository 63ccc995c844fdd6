import { exponent } from "./bits.ts";
import { logSum } from "./log-kernel.ts";
import { powerOfTwo } from "./powers-of-two.ts";

/**
 * The natural logarithm ln x.
 *
 * x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)), and ln x = k ln 2 + ln(1 + f) by a series in
 * f / (2 + f).
 *
 * @param x - A number in [0, Infinity].
 * @returns A number in [-Infinity, Infinity], within 0.7 ulp; -Infinity for 0 and -0, NaN for a
 *   negative number and NaN.
 * @see {@link https://www.netlib.org/fdlibm/e_log.c | FDLIBM, e_log.c}, for the coefficients
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const lift = x < 2 ** -1022 ? 54 : 0;
  const y = x * powerOfTwo(lift);
  const k = exponent(y);
  return logSum(k - lift, y * powerOfTwo(-k) - 1, 0);
}
