import { fma, productError } from "./fma.ts";
import { A, B, LN2_HIGH, LN2_LOW, table } from "./log-table.ts";

const float64 = /* @__PURE__ */ new Float64Array(1);
const bits = /* @__PURE__ */ new Int32Array(float64.buffer);

/** ln x for x in [1 - 2^-4, 1 + 2^-4], as ln(1 + r). */
function nearOne(x: number): number {
  const r = x - 1;
  const r2 = r * r;
  const r3 = r * r2;
  const w = r * 2 ** 27;
  const head = r + w - w;
  const tail = r - head;
  const high = r + head * head * B[0];
  const low = r - high + head * head * B[0];
  const slope = B[0] * tail;
  // The few operations whose rounding seldom matters, without fused multiply-add.
  const q =
    B[1] +
    r * B[2] +
    r2 * B[3] +
    r3 * (B[4] + r * B[5] + r2 * B[6] + r3 * (B[7] + r * B[8] + r2 * B[9] + r3 * B[10]));
  const y = r3 * q + (slope * (head + r) + low);
  const doubt = (Math.abs(r3) + r2 * 2 ** -26) * 2 ** -49 + Math.abs(y) * 2 ** -51;
  if (high + (y - doubt) === high + (y + doubt)) return high + y;
  let inner = fma(r2, B[9], fma(r, B[8], B[7]));
  inner = fma(r3, B[10], inner);
  inner = fma(inner, r3, fma(r2, B[6], fma(r, B[5], B[4])));
  inner = fma(inner, r3, fma(r2, B[3], fma(r, B[2], B[1])));
  return high + fma(inner, r3, fma(slope, head + r, low));
}

/**
 * ln x to the very bits of glibc 2.28 and later on a processor with fused multiply-add.
 *
 * x = 2^k z with z near c of a table of 128, ln x = k ln 2 + ln c + ln(1 + r), r = z / c - 1. A sum
 * in plain arithmetic comes first; where its error could change the last bit, the fused operations
 * are repeated exactly.
 *
 * @param x - A positive normal number.
 * @see {@link https://github.com/ARM-software/optimized-routines/blob/56091b75f32fee23274e8e5d1518ced3c668442f/math/log.c | log.c of Arm's optimized routines}
 */
export function log(x: number): number {
  if (x >= 0.9375 && x < 1.064697265625) return x === 1 ? 0 : nearOne(x);
  float64[0] = x;
  const above = bits[1]! - 0x3fe60000;
  const k = above >> 20;
  const i = (above >>> 12) & 0xfe;
  bits[1] = bits[1]! - (k << 20);
  const z = float64[0]!;
  const inverse = table[i]!;
  // r is a fused multiply-add: the product less 1 is exact, so its error is all that is rounded.
  const p = z * inverse;
  const r = p - 1 + productError(z, inverse, p);
  const w = k * LN2_HIGH + table[i + 1]!;
  const high = w + r;
  const rest = w - high + r;
  const r2 = r * r;
  const y =
    r * r2 * (A[1] + r * A[2] + r2 * (A[3] + r * A[4])) + (r2 * A[0] + (rest + k * LN2_LOW));
  const doubt = 2 ** -64;
  if (high + (y - doubt) === high + (y + doubt)) return high + y;
  const low = fma(r2, A[0], fma(k, LN2_LOW, rest));
  return high + fma(r * r2, fma(fma(r, A[4], A[3]), r2, fma(r, A[2], A[1])), low);
}
