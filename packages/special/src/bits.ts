const float64 = /* @__PURE__ */ new Float64Array(1);
const words = /* @__PURE__ */ new Int32Array(float64.buffer);
const HIGH = /* @__PURE__ */ new Uint8Array(/* @__PURE__ */ new Uint16Array([1]).buffer)[0]!;

/** Sign, exponent and upper 20 bits of the significand of sqrt(1/2). */
const SQRT_HALF = 0x3fe6a09e;

/** The integer k that puts x 2^-k in [sqrt(1/2), sqrt(2)), for a normal x > 0. */
export function exponent(x: number): number {
  float64[0] = x;
  return (words[HIGH]! - SQRT_HALF) >> 20;
}
