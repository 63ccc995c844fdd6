import { cos, sin } from "@inkwash/special";
import type { CloudOptions } from "../cloud.ts";
import { anywhere, drawSheet, sheetCurve, type CurveOptions, type Sheet } from "./sheet.ts";
import type { Dataset } from "../types.ts";

const sheet: Sheet = {
  name: "s curve",
  width: 2,
  parameter: (u) => 3 * Math.PI * (u - 0.5),
  x: (t) => sin(t),
  z: (t) => Math.sign(t) * (cos(t) - 1),
};

/**
 * Points of an S-shaped sheet, as scikit-learn's make_s_curve.
 *
 * (sin t, 2 v, sign(t) (cos t - 1)) + noise z with t = 3 pi (u - 1/2); u, v uniform in [0, 1), z normal.
 * By default columns 0 and 2 divided by 10, as tutorial 004 has it: a small set, so standardise it.
 * `label` and `parameter` are t, in [-3 pi / 2, 3 pi / 2).
 *
 * @param options - See {@link CloudOptions}; `columns` in [0, 2], default [0, 2]; `scale` default 10.
 * @returns Samples [n, columns.length].
 * @throws RangeError if n is not a positive integer, or noise, columns or scale are out of range.
 * @see {@link https://scikit-learn.org/1.2/modules/generated/sklearn.datasets.make_s_curve.html | scikit-learn 1.2}
 */
export function sCurve(options: CloudOptions): Dataset {
  return drawSheet("sCurve", sheet, options, (n, rng) => anywhere(sheet, n, rng));
}

/**
 * The noise-free curve of `sCurve`, a polyline to measure samples against.
 *
 * (sin t, sign(t) (cos t - 1)) / scale with t evenly spaced in [-3 pi / 2, 3 pi / 2].
 *
 * @param options - See {@link CurveOptions}.
 * @returns Samples [points, 2], in the units of `sCurve` of the same scale; `parameter` is t.
 * @throws RangeError if points is not an integer of at least 2, or scale is not positive.
 */
export function sCurveCurve(options: CurveOptions = {}): Dataset {
  return sheetCurve("sCurveCurve", sheet, options);
}
