import { halfEven } from "../half-even.ts";
import { fused } from "./fused.ts";

const f = Math.fround;
const power = new DataView(new ArrayBuffer(4));
const PER_LN2 = f(1.4426950408889634);
const LN2_HIGH = f(-0.693145751953125);
const LN2_LOW = f(-1.428606765330187e-6);
const P = [
  0.000198527617612853646278381, 0.00139304355252534151077271, 0.00833336077630519866943359,
  0.0416664853692054748535156, 0.166666671633720397949219, 0.5,
].map(f);

/**
 * exp x in float32, for |x| < 80, with the bits of Sleef's expf_u10 with fused multiply-adds, which is
 * PyTorch's `torch.exp` on CPUs with AVX2.
 *
 * @see {@link https://github.com/shibatch/sleef/blob/3.6/src/libm/sleefsimdsp.c | Sleef 3.6, xexpf}
 */
export function exp32(x: number): number {
  const q = halfEven(f(x * PER_LN2));
  const s = fused(q, LN2_LOW, fused(q, LN2_HIGH, x));
  const u = P.reduce((sum, c, i) => (i === 0 ? c : fused(sum, s, c)), 0);
  power.setUint32(0, (q + 127) << 23); // 2^q
  return f(f(1 + fused(f(s * s), u, s)) * power.getFloat32(0));
}
