import { exp } from "@inkwash/special";
import type { BitGenerator } from "./bit-generators/bit-generator.ts";
import { log1pf } from "./glibc/log1pf.ts";
import { F, INVERSE_R, K, R, W } from "./tables/normal.ts";

const f = Math.fround;

// NumPy's float32 tables are its float64 tables, rounded, for draws of 23 instead of 52 bits.
export const K32: Float64Array = /* @__PURE__ */ K.map((k) => Math.round(k * 2 ** -29));
export const W32: Float32Array = /* @__PURE__ */ Float32Array.from(W, (w) => w * 2 ** 29);
export const F32: Float32Array = /* @__PURE__ */ new Float32Array(F);
const R32 = f(R);
const INVERSE_R32 = f(INVERSE_R);

function uniform(bits: BitGenerator): number {
  return (bits.nextUint32() >>> 8) * 2 ** -24;
}

/** A standard normal of the tail beyond R; `odd` chooses the sign. */
function tail(bits: BitGenerator, odd: boolean): number {
  for (;;) {
    const x = f(-INVERSE_R32 * log1pf(-uniform(bits)));
    const y = -log1pf(-uniform(bits));
    if (f(y + y) > f(x * x)) return odd ? -f(R32 + x) : f(R32 + x);
  }
}

/** A float32 standard normal by the ziggurat of 256 strips, from 32 bits. */
export function normal32(bits: BitGenerator): number {
  for (;;) {
    const word = bits.nextUint32();
    const strip = word & 0xff;
    const draw = word >>> 9;
    const x = f(draw * W32[strip]!);
    const value = x * (1 - ((word >>> 7) & 2));
    if (draw < K32[strip]!) return value;
    if (strip === 0) return tail(bits, (word & 0x20000) !== 0);
    const height = f(f(f(F32[strip - 1]! - F32[strip]!) * uniform(bits)) + F32[strip]!);
    if (height < exp(-0.5 * x * x)) return value;
  }
}
