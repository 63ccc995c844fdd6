import { reduceAngle, REMAINDER } from "./angle.ts";
import { cosReduced } from "./cos-kernel.ts";
import { LOW } from "./double-double.ts";
import { sinReduced } from "./sin-kernel.ts";

/**
 * The cosine of an angle in radians.
 *
 * Reduced as in {@link sin}.
 *
 * @param x - Any finite number.
 * @returns A number in [-1, 1], within 0.75 ulp; NaN for NaN and +-Infinity.
 * @see {@link https://www.netlib.org/fdlibm/k_cos.c | FDLIBM, k_cos.c}, for the coefficients
 */
export function cos(x: number): number {
  if (Math.abs(x) < 0.78) return cosReduced(x, 0);
  if (!(Math.abs(x) < Infinity)) return NaN;
  const quadrant = reduceAngle(x);
  const r = REMAINDER[0]!;
  const c = LOW[0]!;
  const value = quadrant & 1 ? sinReduced(r, c) : cosReduced(r, c);
  return quadrant === 1 || quadrant === 2 ? -value : value;
}
