import { erfTail } from "./erf-kernel.ts";
import { erfcLarge, lessErfc } from "./erfc-kernel.ts";

/**
 * The complementary error function erfc x = 1 - erf x.
 *
 * e^(-x^2) / (1 + 2 x) times a polynomial in (x - 4) / (x + 4) for x >= 1/2, so that the tail keeps
 * all its digits down to the smallest double.
 *
 * @param x - Any number.
 * @returns A number in [0, 2], within 0.95 ulp; 0 above 27.23, NaN for NaN.
 * @see Shepherd and Laframboise, Math. Comp. 36 (1981), 249-253, for the form
 * @example
 * ```ts
 * import { erf, erfc } from "@inkwash/special";
 *
 * console.log(1 - erf(6), erfc(6)); //=> 0 2.1519736712498913e-17
 * ```
 */
export function erfc(x: number): number {
  if (x >= 0.5) return x < 28 ? erfcLarge(x) : 0;
  if (x < -0.5) return x > -6 ? lessErfc(2, -x) : 2;
  const sum = 1 - x;
  return sum + (1 - sum - x - erfTail(x));
}
