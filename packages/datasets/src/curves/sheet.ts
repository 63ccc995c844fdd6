import type { Rng } from "@inkwash/random";
import { checkDraw, checkPrecision, describe, type Precision } from "../check.ts";
import { checkCloud, type CloudOptions } from "../cloud.ts";
import { checkColumns, interleave } from "../columns.ts";
import { isStream, uniforms } from "../draw.ts";
import type { Dataset } from "../types.ts";

/** A sheet in three dimensions: a curve in columns 0 and 2, extended by `width` along column 1. */
export interface Sheet {
  readonly name: string;
  readonly width: number;
  /** The curve's parameter at u in [0, 1]. */
  parameter(u: number): number;
  /** Column 0 at parameter t. */
  x(t: number): number;
  /** Column 2 at parameter t. */
  z(t: number): number;
}

/** What the noise-free curves are told. */
export interface CurveOptions {
  /** How many points, an integer of at least 2. @defaultValue 2000 */
  readonly points?: number | undefined;
  /** What the coordinates are divided by, as in the set itself. @defaultValue 10, as in the set */
  readonly scale?: number | readonly number[] | undefined;
  /** The precision of `data`. @defaultValue "float64" */
  readonly precision?: Precision | undefined;
}

/** Where the samples of a sheet lie on it: the parameter of the curve, and the place across. */
export interface Places {
  readonly t: Float64Array;
  readonly y: Float64Array;
}

/** Uniform places all over the sheet. */
export function anywhere(sheet: Sheet, n: number, rng: Rng): Places {
  const t = uniforms(rng, "parameter", n);
  const y = uniforms(rng, "width", n);
  return { t: t.map((u) => sheet.parameter(u)), y: y.map((v) => sheet.width * v) };
}

/**
 * Adds noise to the coordinates: a Stream has one fork per column and draws what is kept, a plain
 * Rng is asked for one fill of [3, n], as scikit-learn does even where the noise is 0.
 */
function perturb(
  coordinates: readonly Float64Array[],
  noise: number,
  rng: Rng,
  columns: readonly number[],
): void {
  const n = coordinates[0]!.length;
  const add = (c: number, z: Float64Array): void => {
    const column = coordinates[c]!;
    for (let i = 0; i < n; i++) column[i]! += noise * z[i]!;
  };
  if (!isStream(rng)) {
    const all = rng.fillNormal(new Float64Array(3 * n));
    for (const c of [0, 1, 2]) add(c, all.subarray(c * n, (c + 1) * n));
  } else if (noise > 0) {
    const stream = rng.fork("noise");
    for (const c of new Set(columns)) add(c, stream.fork(c).fillNormal(new Float64Array(n)));
  }
}

/** Random points of the sheet, at the places that `places` draws. */
export function drawSheet(
  caller: string,
  sheet: Sheet,
  options: CloudOptions,
  places: (n: number, rng: Rng) => Places,
): Dataset {
  checkDraw(caller, options);
  checkCloud(caller, options, 3);
  const { n, rng, noise = 0, columns = [0, 2], scale = 10, precision = "float32" } = options;
  const { t, y } = places(n, rng);
  const coordinates = [t.map((v) => sheet.x(v)), y, t.map((v) => sheet.z(v))];
  perturb(coordinates, noise, rng, columns);
  const rows = interleave(caller, coordinates, columns, scale, precision);
  return { name: sheet.name, label: t, parameter: t, ...rows };
}

/** The curve itself, evenly spaced in its parameter. */
export function sheetCurve(caller: string, sheet: Sheet, options: CurveOptions): Dataset {
  const { scale = 10, precision = "float64" } = options;
  const t = steps(caller, options).map((u) => sheet.parameter(u));
  checkPrecision(caller, precision);
  checkColumns(caller, { scale }, 3);
  const coordinates = [t.map((v) => sheet.x(v)), t.map((v) => sheet.z(v))];
  const rows = interleave(caller, coordinates, [0, 1], scale, precision);
  return { name: sheet.name, parameter: t, ...rows };
}

/** `points` numbers from 0 to 1, evenly spaced, both ends included. */
export function steps(caller: string, options: CurveOptions): Float64Array {
  const { points = 2000 } = options;
  if (!(Number.isSafeInteger(points) && points >= 2)) {
    throw new RangeError(
      `${caller}: points must be an integer of at least 2; got ${describe(points)}`,
    );
  }
  return Float64Array.from({ length: points }, (_, i) => i / (points - 1));
}
