import { exponent } from "./bits.ts";
import { logSum } from "./log-kernel.ts";
import { powerOfTwo } from "./powers-of-two.ts";

/** ln x. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const lift = x < 2 ** -1022 ? 54 : 0;
  const y = x * powerOfTwo(lift);
  const k = exponent(y);
  return logSum(k - lift, y * powerOfTwo(-k) - 1, 0);
}
