import { reduceAngle, REMAINDER } from "./angle.ts";
import { cosReduced } from "./cos-kernel.ts";
import { LOW } from "./double-double.ts";
import { sinReduced } from "./sin-kernel.ts";

/**
 * The sine of an angle in radians.
 *
 * x = n pi/2 + r with |r| <= pi/4 and r in two doubles: the whole range is reduced exactly enough,
 * up to the largest double.
 *
 * @param x - Any finite number; `sin(-0)` is -0.
 * @returns A number in [-1, 1], within 0.75 ulp; NaN for NaN and +-Infinity.
 * @see {@link https://www.netlib.org/fdlibm/k_sin.c | FDLIBM, k_sin.c}, for the coefficients
 */
export function sin(x: number): number {
  if (Math.abs(x) < 0.78) return Math.abs(x) < 2 ** -26 ? x : sinReduced(x, 0);
  if (!(Math.abs(x) < Infinity)) return NaN;
  const quadrant = reduceAngle(x);
  const r = REMAINDER[0]!;
  const c = LOW[0]!;
  const value = quadrant & 1 ? cosReduced(r, c) : sinReduced(r, c);
  return quadrant & 2 ? -value : value;
}
