import { exactProduct, LOW, product, quotient } from "./double-double.ts";
import { erfcSeries } from "./erfc-series.ts";
import { expTail } from "./exp-kernel.ts";
import { INVERSE_LN2, LN2_HIGH, LN2_LOW } from "./ln2.ts";
import { powerOfTwo, scale } from "./powers-of-two.ts";
import { nearest } from "./round.ts";

/** The binary exponent of the last {@link erfcParts}. */
export const EXPONENT: Int32Array = /* @__PURE__ */ new Int32Array(1);

/** (1 + 2 x) e^(x^2) erfc(x) of the last {@link erfcParts}. */
export const SERIES: Float64Array = /* @__PURE__ */ new Float64Array(1);

/** The m of erfc(x) = 2^k m for x in [0.45, 28]: its low part is in `LOW`, k in `EXPONENT`. */
export function erfcParts(x: number): number {
  const series = erfcSeries(x);
  const seriesLow = LOW[0]!;
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
