import { checkDraw, checkPrecision, describe, type Precision } from "../check.ts";
import { checkCloud, checkColumns, interleave, perturb, type CloudOptions } from "../columns.ts";
import { normalColumns, uniforms } from "../draw.ts";
import type { Dataset, Samples } from "../types.ts";

/** A sheet in three dimensions: a curve in columns 0 and 2, extended by `width` along column 1. */
export interface Sheet {
  readonly name: string;
  readonly width: number;
  /** The curve's parameter at u in [0, 1]. */
  parameter(u: number): number;
  /** Columns 0 and 2 at parameter t. */
  point(t: number): readonly [number, number];
}

/** What the noise-free curves are told. */
export interface CurveOptions {
  /** How many points, an integer of at least 2. @defaultValue 2000 */
  readonly points?: number | undefined;
  /** What the coordinates are divided by, as in the set itself. @defaultValue 10 */
  readonly scale?: number | readonly number[] | undefined;
  /** The precision of `data`. @defaultValue "float64" */
  readonly precision?: Precision | undefined;
}

function along(sheet: Sheet, label: Float64Array): [Float64Array, Float64Array] {
  const x = new Float64Array(label.length);
  const z = new Float64Array(label.length);
  label.forEach((t, i) => ([x[i], z[i]] = sheet.point(t)));
  return [x, z];
}

/** Random points of the sheet. */
export function drawSheet(caller: string, sheet: Sheet, options: CloudOptions): Dataset {
  checkDraw(caller, options);
  checkCloud(caller, options, 3);
  const { n, rng, noise = 0, columns = [0, 2], scale = 10, precision = "float32" } = options;
  const label = uniforms(rng, "parameter", n).map((u) => sheet.parameter(u));
  const breadth = uniforms(rng, "width", n).map((v) => sheet.width * v);
  const [x, z] = along(sheet, label);
  const coordinates = [x, breadth, z];
  perturb(coordinates, normalColumns(rng, 3, n), noise);
  return { name: sheet.name, label, ...interleave(caller, coordinates, columns, scale, precision) };
}

/** The curve itself, evenly spaced in its parameter. */
export function sheetCurve(caller: string, sheet: Sheet, options: CurveOptions): Samples {
  const { points = 2000, scale = 10, precision = "float64" } = options;
  if (!(Number.isSafeInteger(points) && points >= 2)) {
    throw new RangeError(
      `${caller}: points must be an integer of at least 2; got ${describe(points)}`,
    );
  }
  checkPrecision(caller, precision);
  checkColumns(caller, { scale }, 3);
  const label = Float64Array.from({ length: points }, (_, i) => sheet.parameter(i / (points - 1)));
  return interleave(caller, along(sheet, label), [0, 1], scale, precision);
}
