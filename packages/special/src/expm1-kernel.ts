import { LOW } from "./double-double.ts";
import { expTail } from "./exp-kernel.ts";
import { INVERSE_LN2, LN2_HIGH, LN2_LOW } from "./ln2.ts";
import { powerOfTwo } from "./powers-of-two.ts";
import { nearest } from "./round.ts";

/** e^x - 1 for x in [-40, 709], with the low part left in `LOW`. */
export function expm1Sum(x: number): number {
  const k = nearest(x * INVERSE_LN2);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const power = powerOfTwo(k);
  const tail = expTail(r) + (high - r - low) * (1 + r);
  // 2^k (1 + r + r^2 / 2 + tail) - 1 from its parts, the first three summed without loss.
  const whole = power - 1;
  const lostWhole = k < 0 ? power - (whole + 1) : power - whole - 1;
  const part = power * r;
  const linear = whole + part;
  const shadow = linear - whole;
  const lostLinear = whole - (linear - shadow) + (part - shadow);
  const square = 0.5 * r * part;
  const sum = linear + square;
  const lost = linear - sum + square + lostLinear + lostWhole;
  const rest = lost + power * tail;
  const result = sum + rest;
  LOW[0] = sum - result + rest;
  return result;
}
