import { LOW, product } from "./double-double.ts";
import { TWO_OVER_SQRT_PI } from "./erf-kernel.ts";
import { erfcParts, EXPONENT, SERIES } from "./erfc-kernel.ts";
import { log } from "./log.ts";
import { log1p } from "./log1p.ts";
import { polynomial } from "./polynomial.ts";
import { powerOfTwo } from "./powers-of-two.ts";

const SQRT2 = 1.4142135623730951;
const SQRT2_LOW = -9.667293313452913e-17;

/** Coefficients in s = (r - 3) / (r + 3) of the first guess less r, within 2^-20. */
export const GUESS: readonly number[] = [
  -0.40807351000621017, 0.5140832793366041, -0.24138395692067546, 0.18441281574603963,
  -0.12156984795221944, 0.09901138740996394, -0.07510846039083784, 0.07854860630559253,
  -0.0731460920335553, 0.03841141722454411,
];

/** The x > 0 with P(Z > x) = p for p in (0, 1/4]: a guess and one step of third order. */
export function tailQuantile(p: number): number {
  // With x = sqrt(2) a, solve ln erfc(a) = ln 2 p.
  const r = Math.sqrt(-log(p));
  const a = r + polynomial(GUESS, (r - 3) / (r + 3), 0);
  const high = erfcParts(a);
  const low = LOW[0]!;
  const k = EXPONENT[0]!;
  const half = k >> 1;
  const target = 2 * p * powerOfTwo(-half) * powerOfTwo(half - k);
  const difference = log1p((high - target + low) / target);
  const slope = (TWO_OVER_SQRT_PI * (1 + 2 * a)) / SERIES[0]!;
  const step = difference / slope;
  const correction = step - 0.5 * (slope - 2 * a) * step * step;
  return product(SQRT2, SQRT2_LOW, a, correction);
}
