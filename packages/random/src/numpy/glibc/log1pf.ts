// Every operation of this file is one float32 operation.
const f = Math.fround;

const float32 = /* @__PURE__ */ new Float32Array(1);
const bits = /* @__PURE__ */ new Int32Array(float32.buffer);

const LN2_HIGH = f(6.9313812256e-1);
const LN2_LOW = f(9.0580006145e-6);
const L1 = f(6.6666668653e-1);
const L2 = f(4.0000000596e-1);
const L3 = f(2.8571429849e-1);
const L4 = f(2.2222198546e-1);
const L5 = f(1.818357259e-1);
const L6 = f(1.5313838422e-1);
const L7 = f(1.479819864e-1);

/** k ln 2 + ln(1 + x) + c for 1 + x in [sqrt(1/2), sqrt(2)]. */
function sum(k: number, x: number, c: number): number {
  const half = f(f(f(0.5) * x) * x);
  const s = f(x / f(2 + x));
  const z = f(s * s);
  let series = f(L6 + f(z * L7));
  series = f(L5 + f(z * series));
  series = f(L4 + f(z * series));
  series = f(L3 + f(z * series));
  series = f(L2 + f(z * series));
  series = f(z * f(L1 + f(z * series)));
  const rest = f(s * f(half + series));
  if (k === 0) return f(x - f(half - rest));
  const low = f(f(k * LN2_LOW) + c);
  return f(f(k * LN2_HIGH) - f(f(half - f(rest + low)) - x));
}

/** The same where |x| < 2^-20. */
function shortSum(k: number, x: number, c: number): number {
  const low = f(f(k * LN2_LOW) + c);
  if (x === 0) return f(f(k * LN2_HIGH) + low);
  const half = f(f(f(0.5) * x) * x);
  const square = f(half * f(1 - f(f(2 / 3) * x)));
  return k === 0 ? f(x - square) : f(f(k * LN2_HIGH) - f(f(square - low) - x));
}

/**
 * ln(1 + x) to the very bits of glibc's float32 function.
 *
 * @param x - A float32 number in (-1, 0]: a uniform, negated.
 * @see {@link https://www.netlib.org/fdlibm/s_log1p.c | FDLIBM, s_log1p.c}, in float32
 */
export function log1pf(x: number): number {
  if (x > -(2 ** -29)) return x > -(2 ** -54) ? x : f(x - f(f(x * x) * f(0.5)));
  float32[0] = x;
  // The bits of 0.2929, negated: from there on 1 + x is below sqrt(1/2).
  if (bits[0]! <= (0xbe95f61f | 0)) return sum(0, x, 0);
  const u = f(1 + x);
  const c = f(f(x - f(u - 1)) / u);
  float32[0] = u;
  const k = (bits[0]! >> 23) - 127;
  const mantissa = bits[0]! & 0x7fffff;
  const upper = mantissa >= 0x3504f7;
  bits[0] = mantissa | (upper ? 0x3f000000 : 0x3f800000);
  const short = (upper ? (0x800000 - mantissa) >> 2 : mantissa) === 0;
  return (short ? shortSum : sum)(upper ? k + 1 : k, f(float32[0]! - 1), c);
}
