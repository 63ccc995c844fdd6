import { exp } from "./exp.ts";
import { expm1Sum } from "./expm1-kernel.ts";

/** e^x - 1. */
export function expm1(x: number): number {
  if (!(x <= 709)) return exp(x) - 1;
  if (x < -40) return -1;
  if (Math.abs(x) < 2 ** -54) return x;
  return expm1Sum(x);
}
