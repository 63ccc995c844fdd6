import { exp } from "./exp.ts";
import { expm1Sum } from "./expm1-kernel.ts";

/**
 * e^x - 1, without cancellation near 0.
 *
 * @param x - Any number; `expm1(-Infinity)` is -1, `expm1(-0)` is -0.
 * @returns A number in [-1, Infinity], within 0.7 ulp; NaN for NaN.
 */
export function expm1(x: number): number {
  if (!(x <= 709)) return exp(x) - 1;
  if (x < -40) return -1;
  if (Math.abs(x) < 2 ** -54) return x;
  return expm1Sum(x);
}
