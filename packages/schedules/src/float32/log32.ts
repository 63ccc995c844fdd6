import { fused } from "./fused.ts";

const f = Math.fround;
const LN2 = f(0.69314718246459960938);
const LN2_REST = f(-1.904654323148236017e-9);
const P = [0.666669488, 0.3996108174, 0.3027294874].map(f);
const bits = new DataView(new ArrayBuffer(4));

/**
 * ln x in float32, for normal x > 0, with the bits of Sleef's logf_u10 with fused multiply-adds, which is
 * PyTorch's `torch.log` on CPUs with AVX2: 2^e m with m in [3/4, 3/2), then
 * e ln 2 + 2 artanh((m - 1) / (m + 1)) in pairs of float32 numbers.
 *
 * @see {@link https://github.com/shibatch/sleef/blob/3.6/src/libm/sleefsimdsp.c | Sleef 3.6, xlogf_u1}
 */
export function log32(x: number): number {
  bits.setFloat32(0, f(x * f(1 / 0.75)));
  const e = (bits.getUint32(0) >>> 23) - 127;
  bits.setFloat32(0, x);
  bits.setInt32(0, bits.getInt32(0) - (e << 23));
  const m = bits.getFloat32(0);
  const [top, topRest] = twoSum(-1, m);
  const [bottom, bottomRest] = twoSum(1, m);
  const inverse = f(1 / bottom);
  const q = f(top * inverse);
  const lost = fused(-bottomRest, inverse, fused(-bottom, inverse, 1));
  const rest = fused(q, lost, fused(topRest, inverse, fused(inverse, top, -q)));
  const square = f(q * q);
  const series = fused(fused(P[2]!, square, P[1]!), square, P[0]!);
  const whole = f(LN2 * e);
  const wholeRest = fused(LN2_REST, e, fused(LN2, e, -whole));
  const twice = f(whole + f(2 * q));
  const twiceRest = f(f(f(f(whole - twice) + f(2 * q)) + wholeRest) + f(2 * rest));
  const tail = f(f(square * q) * series);
  const sum = f(twice + tail);
  return f(sum + f(f(f(twice - sum) + tail) + twiceRest));
}

/** a + b and what its rounding lost. */
function twoSum(a: number, b: number): [number, number] {
  const sum = f(a + b);
  const part = f(sum - a);
  return [sum, f(f(a - f(sum - part)) + f(b - part))];
}
