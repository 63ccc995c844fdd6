import { exponent } from "./bits.ts";
import { logSum } from "./log-kernel.ts";
import { powerOfTwo } from "./powers-of-two.ts";

/**
 * ln(1 + x), without cancellation near 0.
 *
 * Where 1 + x must be rounded, what the rounding loses is put back as its first-order term.
 *
 * @param x - A number in [-1, Infinity]; `log1p(-0)` is -0.
 * @returns A number in [-Infinity, Infinity], within 0.7 ulp; -Infinity for -1, NaN below -1 and
 *   for NaN.
 * @see {@link https://www.netlib.org/fdlibm/s_log1p.c | FDLIBM, s_log1p.c}, for the correction
 */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x === Infinity) return x;
  if (x > -0.29 && x < 0.41) return Math.abs(x) < 2 ** -54 ? x : logSum(0, x, 0);
  const y = 1 + x;
  const lost = x > 1 ? 1 - (y - x) : x - (y - 1);
  const k = exponent(y);
  return logSum(k, y * powerOfTwo(-k) - 1, lost / y);
}
