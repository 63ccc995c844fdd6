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
  const tail = expTail(r) + (high - r - low) * (1 + r);
  const power = powerOfTwo(k);
  // 2^k (1 + r + tail) - 1 = (2^k - 1) + 2^k r + 2^k tail; the first two are summed exactly.
  const whole = power - 1;
  const lost = k < 0 ? power - (whole + 1) : power - whole - 1;
  const part = power * r;
  const sum = whole + part;
  const shadow = sum - whole;
  const rest = whole - (sum - shadow) + (part - shadow) + lost + power * tail;
  const result = sum + rest;
  LOW[0] = sum - result + rest;
  return result;
}
