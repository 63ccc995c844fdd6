import { exponent } from "./bits.ts";
import { LOW, product, quotient } from "./double-double.ts";
import { LN2_HIGH, LN2_LOW } from "./ln2.ts";
import { polynomial } from "./polynomial.ts";
import { powerOfTwo } from "./powers-of-two.ts";

const THIRD = 1 / 3;
const THIRD_LOW = 1.850371707708594e-17;
const FIFTH = 1 / 5;
const FIFTH_LOW = -1.1102230246251566e-17;

/** The further coefficients of the series of atanh; 1 / 29 would add less than 2^-70. */
const ODD = [1 / 7, 1 / 9, 1 / 11, 1 / 13, 1 / 15, 1 / 17, 1 / 19, 1 / 21, 1 / 23, 1 / 25, 1 / 27];

/** ln x to about 68 bits for x > 0, with the low part left in `LOW`. */
export function logLong(x: number): number {
  const lift = x < 2 ** -1022 ? 54 : 0;
  const y = x * powerOfTwo(lift);
  const k = exponent(y) - lift;
  const f = y * powerOfTwo(-k - lift) - 1;
  // ln(1 + f) = 2 s (1 + z / 3 + z^2 / 5 + ...) with s = f / (2 + f), z = s^2.
  const below = 2 + f;
  const s = quotient(f, 0, below, 2 - below + f);
  const sl = LOW[0]!;
  const z = product(s, sl, s, sl);
  const zl = LOW[0]!;
  const tail = z * polynomial(ODD, z, 0);
  const fifth = FIFTH + tail;
  const a = product(z, zl, fifth, FIFTH - fifth + tail + FIFTH_LOW);
  const third = THIRD + a;
  const b = product(z, zl, third, THIRD - third + a + (LOW[0]! + THIRD_LOW));
  const c = product(b, LOW[0]!, 2 * s, 2 * sl);
  const cl = LOW[0]!;
  // k ln 2 + 2 s + c, largest first.
  const whole = k * LN2_HIGH;
  const sum = whole + 2 * s;
  const rest = whole - sum + 2 * s;
  const total = sum + c;
  const low = sum - total + c + (rest + (2 * sl + (cl + k * LN2_LOW)));
  const high = total + low;
  LOW[0] = total - high + low;
  return high;
}
