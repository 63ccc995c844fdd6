const float32 = /* @__PURE__ */ new Float32Array(1);
const bits32 = /* @__PURE__ */ new Int32Array(float32.buffer);

const ROOT_HALF = 0.7071067690849304;
/** ln 2 in two parts. */
const LN2_HIGH = 0.693359375;
const LN2_LOW = -0.00021219444170128554;
const L0 = 0.07037683576345444;
const L1 = -0.11514610052108765;
const L2 = 0.11676998436450958;
const L3 = -0.12420140951871872;
const L4 = 0.14249323308467865;
const L5 = -0.16668057441711426;
const L6 = 0.2000071406364441;
const L7 = -0.24999994039535522;
const L8 = 0.3333333134651184;

const TWO_PI = 6.2831854820251465;
/** 4 / pi. */
const INVERSE = 1.2732394933700562;
/** -pi / 4 in three parts. */
const PART1 = -0.78515625;
const PART2 = -0.00024187564849853516;
const PART3 = -3.774895063202166e-8;
const S1 = -0.16666655242443085;
const S2 = 0.008332161232829094;
const S3 = -0.00019515295571181923;
const C1 = 0.04166664555668831;
const C2 = -0.0013887316454201937;
const C3 = 0.0000244331567955669;

/**
 * a b + c rounded once: the product of two float32 numbers is exact in float64, whose own rounding of
 * the sum is seen in one of 2^29 cases.
 */
function fused(a: number, b: number, c: number): number {
  return Math.fround(a * b + c);
}

/** The logarithm of Cephes for a float32 x in (0, 1], as the AVX2 kernels of PyTorch have it. */
function logarithm(x: number): number {
  float32[0] = x;
  const bits = bits32[0]!;
  bits32[0] = (bits & 0x7fffff) | 0x3f000000;
  const mantissa = float32[0]!;
  const small = mantissa < ROOT_HALF;
  const exponent = (bits >>> 23) - (small ? 127 : 126);
  const f = small ? Math.fround(Math.fround(mantissa - 1) + mantissa) : Math.fround(mantissa - 1);
  const square = Math.fround(f * f);
  let y = fused(L0, f, L1);
  y = fused(y, f, L2);
  y = fused(y, f, L3);
  y = fused(y, f, L4);
  y = fused(y, f, L5);
  y = fused(y, f, L6);
  y = fused(y, f, L7);
  y = fused(y, f, L8);
  y = fused(Math.fround(y * f), square, Math.fround(exponent * LN2_LOW));
  y = fused(square, -0.5, y);
  return fused(exponent, LN2_HIGH, Math.fround(f + y));
}

/**
 * Box and Muller on 16 float32 uniforms in place, element j with element j + 8, as the kernels of
 * PyTorch for AVX2: Cephes' logarithm, sine and cosine, with products and sums fused where its
 * compiler fused them.
 *
 * @see {@link https://github.com/pytorch/pytorch/blob/v1.13.1/aten/src/ATen/native/cpu/avx_mathfun.h | PyTorch 1.13.1, avx_mathfun.h}
 */
export function turnBlockAvx2(out: Float32Array, start: number): void {
  for (let j = start; j < start + 8; j++) {
    const radius = Math.fround(Math.sqrt(-2 * logarithm(1 - out[j]!)));
    const angle = Math.fround(TWO_PI * out[j + 8]!);
    const octant = (Math.trunc(Math.fround(angle * INVERSE)) + 1) & ~1;
    const x = fused(octant, PART3, fused(octant, PART2, fused(octant, PART1, angle)));
    const square = Math.fround(x * x);
    const even = Math.fround(fused(fused(C3, square, C2), square, C1) * square);
    const cosine = Math.fround(fused(even, square, -0.5 * square) + 1);
    const odd = Math.fround(fused(fused(S3, square, S2), square, S1) * square);
    const sine = fused(odd, x, x);
    const [c, s] = octant & 2 ? [sine, cosine] : [cosine, sine];
    out[j] = radius * ((octant + 2) & 4 ? -c : c);
    out[j + 8] = radius * (octant & 4 ? -s : s);
  }
}
