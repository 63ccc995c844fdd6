import { product } from "./double-double.ts";

/** floor(2^1216 2/pi). */
const TWO_OVER_PI =
  0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6babn;
const HALF_PI = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;

const float64 = /* @__PURE__ */ new Float64Array(1);
const uint64 = /* @__PURE__ */ new BigUint64Array(float64.buffer);

/**
 * The reduction of Payne and Hanek for |x| >= 2^20: x = m 2^e with an integer m, and x 2/pi modulo 4
 * is read from the exact product of m with 1216 bits of 2/pi.
 */
export function reduceHuge(x: number, remainder: Float64Array): number {
  float64[0] = Math.abs(x);
  const bits = uint64[0]!;
  const e = (bits >> 52n) - 1075n;
  const m = (bits & 0xfffffffffffffn) | 0x10000000000000n;
  const point = 1216n - e;
  const turns = BigInt.asUintN(Number(point) + 2, m * TWO_OVER_PI);
  const n = (turns + (1n << (point - 1n))) >> point;
  // The fraction of a quarter turn, in [-1/2, 1/2), in units of 2^-200.
  const fraction = (turns - (n << point)) >> (point - 200n);
  const high = Number(fraction);
  const low = Number(fraction - BigInt(high));
  const sign = x < 0 ? -1 : 1;
  remainder[0] = product(sign * high * 2 ** -200, sign * low * 2 ** -200, HALF_PI, HALF_PI_LOW);
  return (sign * Number(n)) & 3;
}
