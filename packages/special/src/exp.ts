import { expScaled } from "./exp-kernel.ts";
import { INVERSE_LN2, LN2_HIGH, LN2_LOW } from "./ln2.ts";
import { nearest } from "./round.ts";

const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019412;

/**
 * The exponential function e^x.
 *
 * x = k ln 2 + r with |r| <= ln(2)/2, and e^x = 2^k e^r by the Taylor series of e^r, whose leading
 * part 1 + r + r^2 / 2 is summed without loss.
 *
 * @param x - Any number; `exp(-Infinity)` is 0.
 * @returns A number in [0, Infinity], within 0.6 ulp; 0 below -745.133, Infinity above 709.783,
 *   NaN for NaN.
 * @see {@link https://www.netlib.org/fdlibm/e_exp.c | FDLIBM, e_exp.c}, for the reduction
 */
export function exp(x: number): number {
  if (!(x <= OVERFLOW)) return x > OVERFLOW ? Infinity : NaN;
  if (x < UNDERFLOW) return 0;
  const k = nearest(x * INVERSE_LN2);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  return expScaled(k, r, high - r - low);
}
