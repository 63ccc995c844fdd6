// Every operation of this file is one IEEE float32 operation (Math.fround around + - * sqrt), never
// fused, in the order written: WebAssembly and WGSL kernels repeat it to the same bits.
const f = Math.fround;

const float32 = /* @__PURE__ */ new Float32Array(1);
const bits32 = /* @__PURE__ */ new Int32Array(float32.buffer);

/** Bits of the smallest float32 not below sqrt(1/2). */
const SQRT_HALF = 0x3f3504f3;

// logf of Cephes: ln(1 + x) = x - x^2/2 + x^3 P(x).
const P0 = f(7.0376836292e-2);
const P1 = f(-1.151461031e-1);
const P2 = f(1.167699874e-1);
const P3 = f(-1.2420140846e-1);
const P4 = f(1.4249322787e-1);
const P5 = f(-1.6668057665e-1);
const P6 = f(2.0000714765e-1);
const P7 = f(-2.4999993993e-1);
const P8 = f(3.3333331174e-1);
/** ln 2 = LN2_HIGH + LN2_LOW; products of LN2_HIGH with a small integer are exact. */
const LN2_HIGH = f(0.693359375);
const LN2_LOW = f(-2.1219444e-4);

// sinf and cosf of Cephes on [-pi/4, pi/4].
const S1 = f(-1.6666654611e-1);
const S2 = f(8.3321608736e-3);
const S3 = f(-1.9515295891e-4);
const C1 = f(4.166664568298827e-2);
const C2 = f(-1.388731625493765e-3);
const C3 = f(2.443315711809948e-5);
/** pi/4 2^-24. */
const ANGLE = f(0.7853981633974483 * 2 ** -24);

/** ln u for a float32 u in (0, 1]. */
function log32(u: number): number {
  float32[0] = u;
  const bits = bits32[0]!;
  const exponent = (bits - SQRT_HALF) >> 23;
  bits32[0] = bits - (exponent << 23);
  const x = f(float32[0]! - 1);
  const z = f(x * x);
  const e = f(exponent);
  let y = f(f(P0 * x) + P1);
  y = f(f(y * x) + P2);
  y = f(f(y * x) + P3);
  y = f(f(y * x) + P4);
  y = f(f(y * x) + P5);
  y = f(f(y * x) + P6);
  y = f(f(y * x) + P7);
  y = f(f(y * x) + P8);
  y = f(f(y * x) * z);
  y = f(y + f(e * LN2_LOW));
  y = f(y - f(f(0.5) * z));
  return f(f(x + y) + f(e * LN2_HIGH));
}

/** Writes the pair of normals that two words give to out[at], out[at + 1]. */
function pair(word0: number, word1: number, out: Float32Array, at: number): void {
  const u = f(f((word0 >>> 8) * 2 ** -24) + f(((word0 & 255) + 0.5) * 2 ** -32));
  const r = f(Math.sqrt(f(f(-2) * log32(u))));
  const quadrant = word1 >>> 30;
  const a = f(f(2 * (((word1 >>> 6) & 0xffffff) - 2 ** 23) + 1) * ANGLE);
  const z = f(a * a);
  let y = f(f(S3 * z) + S2);
  y = f(f(y * z) + S1);
  const sin = f(f(f(y * z) * a) + a);
  y = f(f(C3 * z) + C2);
  y = f(f(y * z) + C1);
  y = f(f(y * z) * z);
  const cos = f(f(y - f(f(0.5) * z)) + f(1));
  const odd = (quadrant & 1) !== 0;
  const first = odd ? sin : cos;
  const second = odd ? cos : sin;
  out[at] = f(r * (quadrant === 1 || quadrant === 2 ? -first : first));
  out[at + 1] = f(r * (quadrant >= 2 ? -second : second));
}

/** Four float32 normals from the four words of a block: two pairs of Box and Muller. */
export function normals32(words: Uint32Array, out: Float32Array): void {
  pair(words[0]!, words[1]!, out, 0);
  pair(words[2]!, words[3]!, out, 2);
}
