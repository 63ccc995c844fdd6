import { ticks } from "d3-array";
import { checkCount, checkFinite, checkInterval, checkLength, checkPositive } from "../check.ts";
import { mixed } from "../colour-map.ts";
import { formatNumber } from "../chart/format.ts";
import { densityOf, histogramOf } from "../histogram.ts";
import { dotsOf, fullInk, sheetOf } from "./dots.ts";
import { drawText, widthOf } from "./font.ts";
import { fixed, inksOf, ramp, type FilmTheme } from "./ramp.ts";
import type { FrameNotes, Painter } from "./raster.ts";
import { checkSize, stageOf } from "./stage.ts";
import { trace } from "./trace.ts";

/** One frame of a histogram film. */
export interface HistogramFrame extends FrameNotes {
  /** The values, finite; those beyond the picture are not drawn. */
  readonly values: ArrayLike<number>;
  /** A curve over the bars, such as the exact density: y over x, finite. */
  readonly curve?: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> } | undefined;
}

/** The looks of a histogram film. */
export interface HistogramStyle {
  /** The line at the upper left of every frame; none where absent. */
  readonly title?: string | undefined;
  /** The width in pixels, an integer in 64..4096. @defaultValue 480 */
  readonly width?: number | undefined;
  /** The height in pixels, an integer in 64..4096. @defaultValue 320 */
  readonly height?: number | undefined;
  /** Dark on white, or bright on near-black. @defaultValue "light" */
  readonly theme?: FilmTheme | undefined;
  /** How many bins of equal width the values are counted in. @defaultValue 60 */
  readonly bins?: number | undefined;
}

/** Options of {@link histogramPainter}. */
export interface HistogramPainterOptions extends HistogramStyle {
  /** The least and greatest value of the picture, also the range of the bins. */
  readonly extent: readonly [number, number];
  /** The density that reaches the top of the picture, > 0; what is higher is cut off. */
  readonly top: number;
}

const who = "histogramPainter";
const tones = 5;

/**
 * A painter of histograms: bars of density count / (n width), and a curve over them.
 *
 * @param options - See {@link HistogramPainterOptions}.
 * @throws RangeError for options out of range, and from `paint` for values that are not finite.
 */
export function histogramPainter(options: HistogramPainterOptions): Painter<HistogramFrame> {
  const {
    title = "",
    width = 480,
    height = 320,
    theme = "light",
    bins = 60,
    extent,
    top,
  } = options;
  checkSize(who, "width", width);
  checkSize(who, "height", height);
  checkCount(who, "bins", bins);
  checkInterval(who, "extent", extent);
  checkPositive(who, "top", top);
  const { base, series } = inksOf(who, theme);
  const bar = mixed(base[0], series[0]!, 0.45);
  const line = [base[0], bar].flatMap((under) => ramp(under, series[1]!, tones));
  const palette = [...base, bar, ...line];
  const barEntry = base.length;
  const stage = stageOf(who, { width, height }, title);
  const ground = stage.bottom - (stage.scale * 7 + 10);
  const unit = (ground - stage.top) / top;
  const across = (value: number): number => ((value - extent[0]) / (extent[1] - extent[0])) * width;
  const dots = dotsOf(1.2);
  const sheet = sheetOf(width, ground - stage.top, dots);
  return {
    width,
    height,
    palette,
    paint(frame: HistogramFrame, out = new Uint8Array(width * height)): Uint8Array<ArrayBuffer> {
      const { values, curve } = frame;
      checkFinite(who, "values", values);
      checkLength(who, "out", out.length, width * height);
      out.fill(fixed.background);
      const histogram = histogramOf(who, values, bins, extent);
      densityOf(histogram, values.length).forEach((density, bin) => {
        const from = Math.round((bin * width) / bins);
        const gap = width / bins >= 4 ? 1 : 0;
        const to = Math.max(from + 1, Math.round(((bin + 1) * width) / bins) - gap);
        const first = Math.max(stage.top, Math.round(ground - unit * density));
        for (let row = first; row < ground; row++)
          out.fill(barEntry, row * width + from, row * width + to);
      });
      if (curve !== undefined) {
        checkFinite(who, "curve.x", curve.x);
        checkFinite(who, "curve.y", curve.y);
        checkLength(who, "curve.y", curve.y.length, curve.x.length);
        const rows = ground - stage.top;
        sheet.ink.fill(0);
        const x = Float64Array.from(curve.x, across);
        const y = Float64Array.from(curve.y, (density) => rows - 1 - unit * density);
        trace(sheet, dots, x, y, { width, height: rows });
        for (let row = 0; row < rows; row++) {
          for (let column = 0; column < width; column++) {
            const ink = sheet.ink[(row + sheet.room) * sheet.stride + column + sheet.room]!;
            const tone = Math.round((Math.min(ink, fullInk) / fullInk) * tones);
            if (tone === 0) continue;
            const at = (row + stage.top) * width + column;
            out[at] = (out[at] === barEntry ? base.length + 1 + tones : base.length + 1) + tone - 1;
          }
        }
      }
      out.fill(fixed.muted, ground * width, (ground + 1) * width);
      for (const value of ticks(extent[0], extent[1], Math.max(2, Math.round(width / 80)))) {
        const at = Math.round(across(value));
        const label = formatNumber(value, 6);
        const left = at - Math.round(widthOf(label, stage.scale) / 2);
        if (left < 0 || left + widthOf(label, stage.scale) > width) continue;
        for (let row = ground; row < ground + 4; row++) out[row * width + at] = fixed.muted;
        const place = { x: left, y: ground + 6, scale: stage.scale, index: fixed.muted };
        drawText(out, { width, height }, label, place);
      }
      stage.annotate(out, frame);
      return out;
    },
  };
}
