import { reduceAngle, REMAINDER } from "./angle.ts";
import { cosReduced } from "./cos-kernel.ts";
import { LOW } from "./double-double.ts";
import { sinReduced } from "./sin-kernel.ts";

/** sin x. */
export function sin(x: number): number {
  if (Math.abs(x) < 0.78) return Math.abs(x) < 2 ** -26 ? x : sinReduced(x, 0);
  if (!(Math.abs(x) < Infinity)) return NaN;
  const quadrant = reduceAngle(x);
  const r = REMAINDER[0]!;
  const c = LOW[0]!;
  const value = quadrant & 1 ? cosReduced(r, c) : sinReduced(r, c);
  return quadrant & 2 ? -value : value;
}
