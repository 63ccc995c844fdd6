import { erfTail } from "./erf-kernel.ts";
import { erfcLarge } from "./erfc-kernel.ts";

/** erfc x = 1 - erf x. */
export function erfc(x: number): number {
  if (x >= 0.5) return x < 28 ? erfcLarge(x) : 0;
  if (x < -1) return x > -6 ? 2 - erfcLarge(-x) : 2;
  const sum = 1 - x;
  return sum + (1 - sum - x - erfTail(x));
}
