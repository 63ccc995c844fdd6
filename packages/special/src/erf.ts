import { erfTail } from "./erf-kernel.ts";
import { erfcLarge } from "./erfc-kernel.ts";

/** erf x. */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a <= 1) return x + erfTail(x);
  if (!(a < 6)) return a >= 6 ? Math.sign(x) : NaN;
  const value = 1 - erfcLarge(a);
  return x < 0 ? -value : value;
}
