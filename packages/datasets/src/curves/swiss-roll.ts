import { cos, sin } from "@inkwash/special";
import type { CloudOptions } from "../columns.ts";
import { drawSheet, sheetCurve, type CurveOptions, type Sheet } from "./sheet.ts";
import type { Dataset, Samples } from "../types.ts";

const sheet: Sheet = {
  name: "swiss roll",
  width: 21,
  parameter: (u) => 1.5 * Math.PI * (1 + 2 * u),
  point: (t) => [t * cos(t), t * sin(t)],
};

/**
 * Points of a rolled-up sheet, as scikit-learn's make_swiss_roll.
 *
 * (t cos t, 21 v, t sin t) + noise z with t = 3 pi / 2 (1 + 2 u); u, v uniform in [0, 1), z normal.
 * By default columns 0 and 2 divided by 10: the spiral of tutorial 004, in about [-1, 1.3]^2.
 * `label` is t, in [3 pi / 2, 9 pi / 2).
 *
 * @param options - See {@link CloudOptions}; `columns` in [0, 2], default [0, 2]; `scale` default 10.
 * @returns Samples [n, columns.length].
 * @throws RangeError if n is not a positive integer, or noise, columns or scale are out of range.
 * @see {@link https://scikit-learn.org/1.2/modules/generated/sklearn.datasets.make_swiss_roll.html | scikit-learn 1.2}
 * @example
 * ```ts
 * import { philox } from "@inkwash/random";
 * import { swissRoll } from "@inkwash/datasets";
 *
 * const roll = swissRoll({ n: 10_000, rng: philox(1), noise: 0.1 });
 * console.log(roll.name, roll.shape.join(" x ")); //=> swiss roll 10000 x 2
 * ```
 */
export function swissRoll(options: CloudOptions): Dataset {
  return drawSheet("swissRoll", sheet, options);
}

/**
 * The noise-free spiral of the swiss roll, a polyline to measure samples against.
 *
 * (t cos t, t sin t) / scale with t evenly spaced in [3 pi / 2, 9 pi / 2]. With the default 2,000
 * points it stays within 4e-6 of the true curve at scale 10.
 *
 * @param options - See {@link CurveOptions}.
 * @returns Samples [points, 2], in the units of `swissRoll` of the same scale.
 * @throws RangeError if points is not an integer of at least 2, or scale is not positive.
 */
export function swissRollCurve(options: CurveOptions = {}): Samples {
  return sheetCurve("swissRollCurve", sheet, options);
}
