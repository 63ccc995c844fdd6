import { exactProduct, LOW } from "./double-double.ts";
import { polynomial } from "./polynomial.ts";
import { tailQuantile } from "./quantile-kernel.ts";

const CENTRE0_LOW = -1.8273392640953425e-16;

/** Coefficients in q^2 of x / q for |q| <= 1/4, where p = 1/2 + q; within 2^-60. */
export const CENTRE: readonly number[] = [
  2.5066282746310007, 2.6249349909537325, 5.772533538616466, 15.667608961064932, 47.035788024239125,
  149.82971696746384, 496.2812436559208, 1689.365442529294, 5896.948624399793, 19996.401498612726,
  91673.99024987723, -17328.722770964832, 4139273.3999760225, -18302245.349825058,
  91138036.03140059,
];

/**
 * The quantile function of the standard normal distribution.
 *
 * The x with P(Z <= x) = p: a polynomial in p - 1/2 for p in [1/4, 3/4], else a first guess and one
 * step of third order on ln erfc.
 *
 * @param p - A probability in [0, 1].
 * @returns A number in [-Infinity, Infinity], within 0.65 ulp; NaN outside [0, 1] and for NaN.
 * @example
 * ```ts
 * import { normalQuantile } from "@inkwash/special";
 *
 * console.log(normalQuantile(0.975), normalQuantile(1e-300)); //=> 1.9599639845400538 -37.0470962993612
 * ```
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.25) {
    const z = q * q;
    const rest = CENTRE0_LOW + z * polynomial(CENTRE, z, 1);
    return exactProduct(q, CENTRE[0]!) + (LOW[0]! + q * rest);
  }
  const tail = q < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? q * Infinity : NaN;
  const x = tailQuantile(tail);
  return q < 0 ? -x : x;
}
