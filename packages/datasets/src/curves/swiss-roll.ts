import type { Rng } from "@inkwash/random";
import { cos, sin } from "@inkwash/special";
import type { CloudOptions } from "../cloud.ts";
import { quantity, uniforms } from "../draw.ts";
import type { Dataset } from "../types.ts";
import {
  anywhere,
  drawSheet,
  sheetCurve,
  type CurveOptions,
  type Places,
  type Sheet,
} from "./sheet.ts";

/** What {@link swissRoll} is told. */
export interface SwissRollOptions extends CloudOptions {
  /** Leaves the middle ninth of the sheet empty. @defaultValue false */
  readonly hole?: boolean | undefined;
}

const sheet: Sheet = {
  name: "swiss roll",
  width: 21,
  parameter: (u) => 1.5 * Math.PI * (1 + 2 * u),
  x: (t) => t * cos(t),
  z: (t) => t * sin(t),
};

/** Places in eight of the nine squares, pi long and 7 wide, that the sheet consists of. */
function aroundHole(n: number, rng: Rng): Places {
  const words = quantity(rng, "square");
  const square = Uint8Array.from({ length: n }, () => {
    const k = words.nextUint32() & 7;
    return k < 4 ? k : k + 1;
  });
  const t = uniforms(rng, "parameter", n);
  const y = uniforms(rng, "width", n);
  return {
    t: t.map((u, i) => Math.PI * (1.5 + Math.floor(square[i]! / 3)) + u * Math.PI),
    y: y.map((v, i) => (square[i]! % 3) * 7 + v * 7),
  };
}

/**
 * Points of a rolled-up sheet, as scikit-learn's make_swiss_roll.
 *
 * (t cos t, 21 v, t sin t) + noise z with t = 3 pi / 2 (1 + 2 u); u, v uniform in [0, 1), z normal.
 * By default columns 0 and 2 divided by 10: the spiral of tutorial 004, in about [-1, 1.3]^2.
 * `label` and `parameter` are t, in [3 pi / 2, 9 pi / 2).
 *
 * @param options - See {@link SwissRollOptions}; `columns` in [0, 2], default [0, 2]; `scale` default 10.
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
export function swissRoll(options: SwissRollOptions): Dataset {
  const { hole = false } = options;
  const places = hole ? aroundHole : (n: number, rng: Rng) => anywhere(sheet, n, rng);
  return drawSheet("swissRoll", sheet, options, places);
}

/**
 * The noise-free spiral of the swiss roll, a polyline to measure samples against.
 *
 * (t cos t, t sin t) / scale with t evenly spaced in [3 pi / 2, 9 pi / 2]. With the default 2,000
 * points it stays within 4e-6 of the true curve at scale 10.
 *
 * @param options - See {@link CurveOptions}.
 * @returns Samples [points, 2], in the units of `swissRoll` of the same scale; `parameter` is t.
 * @throws RangeError if points is not an integer of at least 2, or scale is not positive.
 */
export function swissRollCurve(options: CurveOptions = {}): Dataset {
  return sheetCurve("swissRollCurve", sheet, options);
}
