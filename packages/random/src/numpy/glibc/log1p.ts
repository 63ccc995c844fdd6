import { fma } from "./fma.ts";

const float64 = /* @__PURE__ */ new Float64Array(1);
const bits = /* @__PURE__ */ new Int32Array(float64.buffer);

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const L1 = 6.66666666666673513e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 0.14798198605116586;

/** k ln 2 + ln(1 + f) + c for 1 + f in [sqrt(1/2), sqrt(2)]. */
function sum(k: number, f: number, c: number): number {
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  let series = fma(z, L1, z2 * fma(L3, z, L2));
  series = fma(z4, fma(L5, z, L4), series);
  series = fma(z2 * z4, fma(L7, z, L6), series);
  const rest = (series + half) * s;
  if (k === 0) return f - (half - rest);
  return k * LN2_HIGH - (half - (fma(k, LN2_LOW, c) + rest) - f);
}

/** The same where |f| < 2^-20. */
function shortSum(k: number, f: number, c: number): number {
  const low = fma(k, LN2_LOW, c);
  if (f === 0) return k * LN2_HIGH + low;
  const square = 0.5 * f * f * fma(-2 / 3, f, 1);
  return k === 0 ? f - square : k * LN2_HIGH - (square - low - f);
}

/**
 * ln(1 + x) to the very bits of Debian 12's glibc 2.36 on a processor with fused multiply-add.
 *
 * @param x - A number in (-1, 0]: a uniform, negated.
 * @see {@link https://www.netlib.org/fdlibm/s_log1p.c | FDLIBM, s_log1p.c}
 */
export function log1p(x: number): number {
  if (x > -(2 ** -29)) return x > -(2 ** -54) ? x : x - x * x * 0.5;
  float64[0] = x;
  // The upper word of 0.2929, negated: from there on 1 + x is below sqrt(1/2).
  if (bits[1]! <= (0xbfd2bec3 | 0)) return sum(0, x, 0);
  const u = 1 + x;
  const c = (x - (u - 1)) / u;
  float64[0] = u;
  const k = (bits[1]! >> 20) - 1023;
  const mantissa = bits[1]! & 0xfffff;
  const upper = mantissa >= 0x6a09e;
  bits[1] = mantissa | (upper ? 0x3fe00000 : 0x3ff00000);
  const short = (upper ? (0x100000 - mantissa) >> 2 : mantissa) === 0;
  return (short ? shortSum : sum)(upper ? k + 1 : k, float64[0]! - 1, c);
}
