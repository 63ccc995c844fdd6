import { LOW, product } from "./double-double.ts";
import { expScaled } from "./exp-kernel.ts";
import { INVERSE_LN2, LN2_HIGH, LN2_LOW } from "./ln2.ts";
import { logLong } from "./pow-kernel.ts";
import { nearest } from "./round.ts";

/** |x|^y for a finite |x| > 0 other than 1 and a y that is neither 0 nor NaN. */
function positivePower(x: number, y: number): number {
  if (Math.abs(y) > 2 ** 64) return x > 1 === y > 0 ? Infinity : 0;
  if (Math.abs(y) < 2 ** -65) return 1;
  const l = logLong(x);
  const high = product(l, LOW[0]!, y, 0);
  const low = LOW[0]!;
  if (high > 710) return Infinity;
  if (high < -746) return 0;
  const k = nearest(high * INVERSE_LN2);
  const a = high - k * LN2_HIGH;
  const b = low - k * LN2_LOW;
  const r = a + b;
  return expScaled(k, r, a - r + b);
}

/**
 * The power x^y.
 *
 * e^(y ln x), with ln x and its product with y to about 68 bits.
 *
 * @param x - Any number.
 * @param y - Any number.
 * @returns The power within 0.55 ulp, 1 where it is subnormal. Special cases are those of C99 and
 *   IEEE 754: 1 for y = 0 and for x = 1 even where the other is NaN, and for x = -1 with an infinite
 *   y (`Math.pow` gives NaN in the last two); NaN for a negative x with a y that is not an integer.
 * @see ISO/IEC 9899:1999, F.9.4.4
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  const a = Math.abs(x);
  const whole = Math.floor(y) === y;
  const odd = whole && Math.floor(y / 2) * 2 !== y;
  if (a === 1 && (whole || x > 0)) return odd ? x : 1;
  if (x !== x || y !== y) return NaN;
  if (a === 0 || a === Infinity) {
    const value = (a === 0) === y > 0 ? 0 : Infinity;
    return odd && (x < 0 || Object.is(x, -0)) ? -value : value;
  }
  if (x < 0 && !whole) return NaN;
  const value = positivePower(a, y);
  return x < 0 && odd ? -value : value;
}
