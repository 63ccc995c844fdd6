import { reduceHuge } from "./angle-huge.ts";
import { LOW } from "./double-double.ts";
import { nearest } from "./round.ts";

const TWO_OVER_PI = 0.6366197723675814;
// pi/2 = P1 + P2 + P3 + P4; the first three have 33 bits, so that n P is exact for n < 2^20.
const P1 = 1.5707963267341256;
const P2 = 6.077100506303966e-11;
const P3 = 2.0222662487111665e-21;
const P4 = 8.4784276603689e-32;

/** The remainder of the last reduction, in [-pi/4, pi/4]; its low part is in `LOW`. */
export const REMAINDER: Float64Array = /* @__PURE__ */ new Float64Array(1);

/** Writes x - n pi/2 to `REMAINDER` and `LOW` and returns n modulo 4, for every finite x. */
export function reduceAngle(x: number): number {
  if (!(Math.abs(x) < 2 ** 20)) return reduceHuge(x, REMAINDER);
  const n = nearest(x * TWO_OVER_PI);
  const a = x - n * P1;
  const b = n * P2;
  const ab = a - b;
  const shadow = a - ab;
  const lostAB = a - (ab + shadow) + (shadow - b);
  const c = n * P3;
  const abc = ab - c;
  const shadow2 = ab - abc;
  const lostABC = ab - (abc + shadow2) + (shadow2 - c);
  const rest = lostAB + lostABC - n * P4;
  const sum = abc + rest;
  REMAINDER[0] = sum;
  LOW[0] = abc - sum + rest;
  return n & 3;
}
