import { LN2_HIGH, LN2_LOW } from "./ln2.ts";

// Minimax coefficients of (ln(1 + f) - 2 s) / s in powers of s^2, s = f / (2 + f), of FDLIBM.
const L1 = 0.6666666666666735;
const L2 = 0.3999999999940942;
const L3 = 0.2857142874366239;
const L4 = 0.22222198432149784;
const L5 = 0.1818357216161805;
const L6 = 0.15313837699209373;
const L7 = 0.14798198605116586;

/** k ln 2 + ln(1 + f) + c for an integer k, 1 + f in [sqrt(1/2), sqrt(2)] and a c below 2^-52. */
export function logSum(k: number, f: number, c: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  const even = w * (L2 + w * (L4 + w * L6));
  const half = 0.5 * f * f;
  // k ln 2 + f - f^2 / 2 + s (f^2 / 2 + series) + c, the first three summed without loss.
  const whole = k * LN2_HIGH;
  const linear = whole + f;
  const sum = linear - half;
  const lost = whole - linear + f + (linear - sum - half);
  return sum + (lost + (s * (half + (odd + even)) + (k * LN2_LOW + c)));
}
