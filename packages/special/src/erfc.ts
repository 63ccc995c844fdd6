import { LOW } from "./double-double.ts";
import { erfTail, METHODS_MEET } from "./erf-kernel.ts";
import { erfcLarge, lessErfc } from "./erfc-kernel.ts";

/**
 * The complementary error function erfc x = 1 - erf x.
 *
 * e^(-x^2) / (1 + 2 x) times a polynomial for x >= 15/32, so that the tail keeps all its digits down
 * to the smallest double.
 *
 * @param x - Any number.
 * @returns A number in [0, 2], within 0.75 ulp, 1 where it is subnormal; 0 above 27.23.
 * @see Shepherd and Laframboise, Math. Comp. 36 (1981), 249-253, for the form
 * @example
 * ```ts
 * import { erf, erfc } from "@inkwash/special";
 *
 * console.log(1 - erf(6), erfc(6)); //=> 0 2.1519736712498913e-17
 * ```
 */
export function erfc(x: number): number {
  if (x >= METHODS_MEET) return x < 28 ? erfcLarge(x) : 0;
  if (x <= -METHODS_MEET) return x > -6 ? lessErfc(2, -x) : 2;
  const tail = erfTail(x);
  const linear = 1 - x;
  const sum = linear - tail;
  return sum + (1 - linear - x + (linear - sum - tail - LOW[0]!));
}
