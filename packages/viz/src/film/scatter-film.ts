import { checkFinite, pointsIn } from "../check.ts";
import { widened } from "../extent.ts";
import { filmOf } from "./film.ts";
import type { Film } from "./raster.ts";
import { scatterPainter, type ScatterFrame, type ScatterStyle } from "./scatter-painter.ts";

/** Options of {@link scatterFilm}. */
export interface ScatterFilmOptions extends ScatterStyle {
  /** The least and greatest x, then y, of the picture. Where absent: all but the outermost thousandth at either end of each frame. */
  readonly extent?: readonly [readonly [number, number], readonly [number, number]] | undefined;
}

const who = "scatterFilm";

/**
 * The range that in every frame holds all coordinates but the outermost thousandth at either end, so
 * that a few strays do not shrink the picture; a little room where all are the same.
 */
function viewOf(frames: readonly ScatterFrame[], axis: 0 | 1): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const { points } of frames) {
    const n = points.shape[0]!;
    if (n === 0) continue;
    const sorted = Float64Array.from({ length: n }, (_, i) => points.data[2 * i + axis]!).sort();
    const strays = Math.floor(n / 1000);
    low = Math.min(low, sorted[strays]!);
    high = Math.max(high, sorted[n - 1 - strays]!);
  }
  return low <= high ? widened([low, high]) : [-1, 1];
}

/**
 * A film of a point cloud on its way: one fixed view for all frames.
 *
 * @param frames - The clouds in order; a frame without `progress` gets its place in the film.
 * @param options - See {@link ScatterFilmOptions}.
 * @returns Frames that are painted when they are asked for.
 * @throws as {@link scatterPainter} does.
 * @example
 * ```ts
 * import { scatterFilm, toGif } from "@inkwash/viz";
 *
 * const clouds = [1, 2, 3].map((spread) => ({
 *   points: { data: Float32Array.of(-spread, 0, spread, 0, 0, spread), shape: [3, 2] },
 *   caption: `spread ${spread}`,
 * }));
 * const gif = toGif(scatterFilm(clouds, { title: "Three points" }));
 * console.log(String.fromCharCode(...gif.subarray(0, 6))); //=> GIF89a
 * ```
 */
export function scatterFilm(
  frames: readonly ScatterFrame[],
  options: ScatterFilmOptions = {},
): Film {
  for (const { points } of frames) {
    pointsIn(who, "points", points);
    checkFinite(who, "points", points.data);
  }
  const extent = options.extent ?? [viewOf(frames, 0), viewOf(frames, 1)];
  return filmOf(who, frames, scatterPainter({ ...options, extent }));
}
