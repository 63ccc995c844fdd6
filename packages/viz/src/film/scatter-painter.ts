import { checkFinite, checkInterval, checkLength, pointsIn } from "../check.ts";
import type { Samples } from "../types.ts";
import { addDot, dotsOf, fullInk, sheetOf, tonesOf } from "./dots.ts";
import { fixed, inksOf, ramp, type FilmTheme } from "./ramp.ts";
import type { FrameNotes, Painter } from "./raster.ts";
import { checkSize, stageOf, type Stage } from "./stage.ts";
import { trace } from "./trace.ts";

/** One frame of a scatter film. */
export interface ScatterFrame extends FrameNotes {
  /** The points, samples [n, 2], finite; those beyond the picture are not drawn. */
  readonly points: Samples;
}

/** The looks of a scatter film. */
export interface ScatterStyle {
  /** The line at the upper left of every frame; none where absent. */
  readonly title?: string | undefined;
  /** The width in pixels, an integer in 64..4096. @defaultValue 480 */
  readonly width?: number | undefined;
  /** The height in pixels, an integer in 64..4096. @defaultValue 480 */
  readonly height?: number | undefined;
  /** Dark dots on white, or bright dots on near-black. @defaultValue "light" */
  readonly theme?: FilmTheme | undefined;
  /** The radius of a dot in pixels, in [0.5, 16]. @defaultValue 1.3 */
  readonly radius?: number | undefined;
  /** The opacity of a dot in (0, 0.95]; dots that overlap grow darker. @defaultValue 0.45 */
  readonly opacity?: number | undefined;
  /** One label per point, integers in 0..5, shown as its colour; all points alike where absent. */
  readonly labels?: ArrayLike<number> | undefined;
  /** Points [m, 2] joined by a faint line under the dots, such as the curve that the data lie on. */
  readonly curve?: Samples | undefined;
}

/** Options of {@link scatterPainter}. */
export interface ScatterPainterOptions extends ScatterStyle {
  /** The least and greatest x, then y, that must be on the picture; one unit is equally long on both axes. */
  readonly extent: readonly [readonly [number, number], readonly [number, number]];
}

const who = "scatterPainter";
// With the background, the texts and these, the palette of one ink has 11 entries: 4 bits a pixel.
const tones = 7;
const groups = 6;

/** From data to pixels: the extent in the middle of the stage, y upwards. */
function viewOf(
  stage: Stage,
  extent: ScatterPainterOptions["extent"],
): { readonly scale: number; readonly x: number; readonly y: number } {
  const [[x0, x1], [y0, y1]] = extent;
  const { width, top, bottom } = stage;
  const pad = width / 40;
  const scale = Math.min((width - 2 * pad) / (x1 - x0), (bottom - top - 2 * pad) / (y1 - y0));
  return {
    scale,
    x: width / 2 - (scale * (x0 + x1)) / 2,
    y: (bottom - top) / 2 + (scale * (y0 + y1)) / 2,
  };
}

/** The number of groups that the labels name. */
function groupsIn(labels: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (!(Number.isInteger(label) && label >= 0 && label < groups)) {
      throw new RangeError(
        `${who}: labels must be integers in 0..${groups - 1}; got ${label} at index ${i}`,
      );
    }
    most = Math.max(most, label);
  }
  return most + 1;
}

/** The colours of the pixels under the dots: background, and the curve if there is one. */
function ground(
  stage: Stage,
  view: ReturnType<typeof viewOf>,
  curve: Samples | undefined,
  first: number,
): Uint8Array {
  const { width, top, bottom } = stage;
  const height = bottom - top;
  const pixels = new Uint8Array(width * height).fill(fixed.background);
  if (curve === undefined) return pixels;
  const n = pointsIn(who, "curve", curve);
  checkFinite(who, "curve", curve.data);
  const dots = dotsOf(1);
  const sheet = sheetOf(width, height, dots);
  const x = Float64Array.from({ length: n }, (_, i) => view.x + view.scale * curve.data[2 * i]!);
  const y = Float64Array.from(
    { length: n },
    (_, i) => view.y - view.scale * curve.data[2 * i + 1]!,
  );
  trace(sheet, dots, x, y, { width, height });
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const ink = Math.min(
        fullInk,
        sheet.ink[(row + sheet.room) * sheet.stride + column + sheet.room]!,
      );
      const tone = Math.round((ink / fullInk) * tones * 0.6);
      if (tone > 0) pixels[row * width + column] = first + tone - 1;
    }
  }
  return pixels;
}

/**
 * A painter of point clouds: antialiased dots whose overlap shows as density.
 *
 * The picture does not depend on the order of the points, and every engine paints the same one.
 *
 * @param options - See {@link ScatterPainterOptions}.
 * @throws RangeError for options out of range; `paint` throws TypeError for points of another shape
 * or another number than there are labels, and RangeError for coordinates that are not finite.
 */
export function scatterPainter(options: ScatterPainterOptions): Painter<ScatterFrame> {
  const { title = "", width = 480, height = 480, theme = "light", extent, labels, curve } = options;
  const { radius = 1.3, opacity = 0.45 } = options;
  checkSize(who, "width", width);
  checkSize(who, "height", height);
  checkInterval(who, "extent[0]", extent[0]);
  checkInterval(who, "extent[1]", extent[1]);
  if (!(radius >= 0.5 && radius <= 16)) {
    throw new RangeError(`${who}: radius must be in [0.5, 16]; got ${radius}`);
  }
  if (!(opacity > 0 && opacity <= 0.95)) {
    throw new RangeError(`${who}: opacity must be in (0, 0.95]; got ${opacity}`);
  }
  const inks = inksOf(who, theme);
  const [surface, , muted] = inks.base;
  const count = groupsIn(labels ?? []);
  const ramps = inks.series.slice(0, count).flatMap((ink) => ramp(surface, ink, tones));
  const guide = curve === undefined ? [] : ramp(surface, muted, tones);
  const palette = [...inks.base, ...ramps, ...guide];
  const stage = stageOf(who, { width, height }, title);
  const view = viewOf(stage, extent);
  const under = ground(stage, view, curve, palette.length - tones);
  const dots = dotsOf(radius);
  const rows = stage.bottom - stage.top;
  const sheets = Array.from({ length: count }, () => sheetOf(width, rows, dots));
  const toneOf = tonesOf(opacity, tones);
  return {
    width,
    height,
    palette,
    paint(frame: ScatterFrame, out = new Uint8Array(width * height)): Uint8Array<ArrayBuffer> {
      const { points } = frame;
      const n = pointsIn(who, "points", points);
      if (labels !== undefined) checkLength(who, "points", n, labels.length);
      checkLength(who, "out", out.length, width * height);
      checkFinite(who, "points", points.data);
      for (const sheet of sheets) sheet.ink.fill(0);
      for (let i = 0; i < n; i++) {
        const x = view.x + view.scale * points.data[2 * i]!;
        const y = view.y - view.scale * points.data[2 * i + 1]!;
        if (!(x >= 0 && x < width && y >= 0 && y < rows)) continue;
        addDot(sheets[labels?.[i] ?? 0]!, dots, x, y);
      }
      out.fill(fixed.background);
      out.set(under, stage.top * width);
      const { room, stride } = sheets[0]!;
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < width; column++) {
          const at = (row + room) * stride + column + room;
          let total = 0;
          let most = 0;
          let group = 0;
          for (let g = 0; g < count; g++) {
            const ink = sheets[g]!.ink[at]!;
            total += ink;
            if (ink > most) {
              most = ink;
              group = g;
            }
          }
          const tone = toneOf[Math.min(total, toneOf.length - 1)]!;
          if (tone === 0) continue;
          out[(row + stage.top) * width + column] = inks.base.length + group * tones + tone - 1;
        }
      }
      stage.annotate(out, frame);
      return out;
    },
  };
}
