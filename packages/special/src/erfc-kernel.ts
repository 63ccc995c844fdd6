import { exactProduct, LOW, product, quotient } from "./double-double.ts";
import { expTail } from "./exp-kernel.ts";
import { INVERSE_LN2, LN2_HIGH, LN2_LOW } from "./ln2.ts";
import { polynomial } from "./polynomial.ts";
import { powerOfTwo, scale } from "./powers-of-two.ts";
import { nearest } from "./round.ts";

/**
 * The constant term of (1 + 2 x) e^(x^2) erfc(x) on [0.45, 28] as a polynomial in
 * t = (x - 4) / (x + 4), within 2^-59.
 *
 * @see Shepherd and Laframboise, Math. Comp. 36 (1981), 249-253, for the form
 */
export const ERFC0 = 1.2329951186255526;
/** What `ERFC0` loses in its rounding. */
export const ERFC0_LOW = -4.556865547073173e-17;
/** The coefficients of t, t^2, ... */
export const ERFC: readonly number[] = [
  -0.13962111684056247, 0.015379652102619738, 0.06809705425468811, -0.10103906603630276,
  0.09373283499854561, -0.06633036581228542, 0.03716751553362447, -0.016197734056599043,
  0.00503197001993323, -0.0007577732999271042, -0.00019925697186660404, 0.00015062174088354387,
  -2.4398040215702936e-5, -1.1222270765018649e-5, 5.706468849233111e-6, 2.943872368687271e-7,
  -8.194907257298113e-7, 7.378117568618755e-8, 1.0325703213719335e-7, -1.722164698485446e-8,
  -9.657059960355411e-9, 1.5986093958696034e-9,
];

/** The binary exponent of the last {@link erfcParts}. */
export const EXPONENT: Int32Array = /* @__PURE__ */ new Int32Array(1);

/** (1 + 2 x) e^(x^2) erfc(x) of the last {@link erfcParts}. */
export const SERIES: Float64Array = /* @__PURE__ */ new Float64Array(1);

/** The m of erfc(x) = 2^k m for x in [0.45, 28]: its low part is in `LOW`, k in `EXPONENT`. */
export function erfcParts(x: number): number {
  const t = (x - 4) / (x + 4);
  const tail = t * polynomial(ERFC, t);
  const series = ERFC0 + tail;
  const seriesLow = ERFC0 - series + tail + ERFC0_LOW;
  // e^(-x^2) = 2^k (power + powerLow), from the square of x with its rounding error.
  const square = exactProduct(x, x);
  const k = nearest(-square * INVERSE_LN2);
  const a = -square - k * LN2_HIGH;
  const b = k * LN2_LOW + LOW[0]!;
  const r = a - b;
  const half = 0.5 * r * r;
  const linear = 1 + r;
  const power = linear + half;
  const lost = linear - power + half + (1 - linear + r);
  const powerLow = lost + (expTail(r) + (a - r - b) * power);
  const above = product(power, powerLow, series, seriesLow);
  const below = 1 + 2 * x;
  EXPONENT[0] = k;
  SERIES[0] = series;
  return quotient(above, LOW[0]!, below, 2 * x - below + 1);
}

/** erfc(x) for x in [0.45, 28]. */
export function erfcLarge(x: number): number {
  return scale(erfcParts(x), EXPONENT[0]!);
}

/** whole - erfc(x) for a whole of 1 or 2 and x in [1/2, 6]. */
export function lessErfc(whole: number, x: number): number {
  const m = erfcParts(x);
  const power = powerOfTwo(EXPONENT[0]!);
  const difference = whole - m * power;
  return difference + (whole - difference - m * power - LOW[0]! * power);
}
