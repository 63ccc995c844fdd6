import { extentOf, widened } from "../extent.ts";
import { checkCount, checkFinite } from "../check.ts";
import { densityOf, histogramOf } from "../histogram.ts";
import { filmOf } from "./film.ts";
import { histogramPainter, type HistogramFrame, type HistogramStyle } from "./histogram-painter.ts";
import type { Film } from "./raster.ts";

/** Options of {@link histogramFilm}. */
export interface HistogramFilmOptions extends HistogramStyle {
  /** The least and greatest value of the picture. Where absent: those of all values of all frames. */
  readonly extent?: readonly [number, number] | undefined;
  /** The density that reaches the top. Where absent: a little above the highest bar and curve of all frames. */
  readonly top?: number | undefined;
}

const who = "histogramFilm";

/**
 * A film of one-dimensional data on their way: bars of density, with fixed axes for all frames.
 *
 * @param frames - The values in order; a frame without `progress` gets its place in the film.
 * @param options - See {@link HistogramFilmOptions}.
 * @returns Frames that are painted when they are asked for.
 * @throws as {@link histogramPainter} does.
 * @example
 * ```ts
 * import { histogramFilm, toPngSheet } from "@inkwash/viz";
 *
 * const film = histogramFilm([{ values: [-1, 0, 0, 1] }, { values: [0, 0, 0, 0] }], { bins: 3 });
 * const png = toPngSheet(film, { columns: 2 });
 * console.log(film.length, png[0] === 0x89); //=> 2 true
 * ```
 */
export function histogramFilm(
  frames: readonly HistogramFrame[],
  options: HistogramFilmOptions = {},
): Film {
  const { bins = 60 } = options;
  checkCount(who, "bins", bins);
  for (const { values, curve } of frames) {
    checkFinite(who, "values", values);
    checkFinite(who, "curve.x", curve?.x ?? []);
    checkFinite(who, "curve.y", curve?.y ?? []);
  }
  const extent = options.extent ?? widened(extentOf(...frames.map((frame) => frame.values)));
  const heights = frames.flatMap(({ values, curve }) => [
    densityOf(histogramOf(who, values, bins, extent), values.length),
    curve?.y ?? [],
  ]);
  const top = options.top ?? (extentOf([0], ...heights)[1] * 1.05 || 1);
  return filmOf(who, frames, histogramPainter({ ...options, bins, extent, top }));
}
