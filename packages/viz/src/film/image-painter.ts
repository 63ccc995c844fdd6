import { checkCount, checkFinite, checkLength, checkShape, imagesIn } from "../check.ts";
import { bytesOf, montageOf } from "../pixels.ts";
import type { Samples } from "../types.ts";
import { cube, dither } from "./dither.ts";
import { fixed, inksOf, type FilmTheme } from "./ramp.ts";
import type { FrameNotes, Painter, Palette } from "./raster.ts";
import { checkSize, marginsOf, stageOf, type StageColours } from "./stage.ts";

/** One frame of an image film. */
export interface ImageFrame extends FrameNotes {
  /** Samples [n, 1 or 3, height, width] in [-1, 1], clamped beyond; finite. */
  readonly images: Samples;
}

/** The looks of an image film. */
export interface ImageStyle {
  /** The line at the upper left of every frame; none where absent. */
  readonly title?: string | undefined;
  /** How many times each pixel is repeated both ways. @defaultValue what makes the frame at most 480 wide, at least 1 */
  readonly scale?: number | undefined;
  /** How many images stand beside each other. @defaultValue the least whole number whose square is at least n */
  readonly columns?: number | undefined;
  /** What surrounds the images. @defaultValue "light" */
  readonly theme?: FilmTheme | undefined;
  /** How many greys grey images have, in 2..256; fewer make smaller files of noisy pictures. @defaultValue 256 */
  readonly greys?: number | undefined;
}

/** Options of {@link imagePainter}. */
export interface ImagePainterOptions extends ImageStyle {
  /** The shape of the images of all frames: [n, 1 or 3, height, width]. */
  readonly shape: readonly number[];
}

const who = "imagePainter";
const gap = 2;

/** The greys of a palette; the stage takes those that are nearest to its colours. */
function greysOf(
  count: number,
  base: Palette,
): { readonly palette: Palette; readonly colours: StageColours & { readonly background: number } } {
  const palette = Array.from({ length: count }, (_, i) => {
    const level = Math.round((i * 255) / (count - 1));
    return [level, level, level] as const;
  });
  const nearest = (entry: number): number => {
    const [r, g, b] = base[entry]!;
    return Math.round((((r + g + b) / 3) * (count - 1)) / 255);
  };
  const { background, text, muted, faint } = fixed;
  return {
    palette,
    colours: {
      background: nearest(background),
      text: nearest(text),
      muted: nearest(muted),
      faint: nearest(faint),
    },
  };
}

/**
 * A painter of images: grey ones with all their greys exactly, colours by error diffusion to 252.
 *
 * A grey pixel is entry round(byte (greys - 1) / 255) of the palette, where byte is (x + 1) 127.5
 * rounded half to even; with 256 greys that is the byte itself.
 *
 * @param options - See {@link ImagePainterOptions}.
 * @throws TypeError for another shape, also from `paint`; RangeError for options out of range, and
 * from `paint` for values that are not finite.
 */
export function imagePainter(options: ImagePainterOptions): Painter<ImageFrame> {
  const { shape, title = "", theme = "light", greys = 256 } = options;
  const [n, channels, height, width] = shape as [number, number, number, number];
  checkShape(who, shape);
  const { columns = Math.ceil(Math.sqrt(n)) } = options;
  const across = Math.min(n, columns);
  const { scale = Math.max(1, Math.floor((480 - gap * (across - 1)) / (across * width))) } =
    options;
  checkCount(who, "columns", columns);
  checkCount(who, "scale", scale);
  checkCount(who, "greys", greys);
  if (greys < 2 || greys > 256)
    throw new RangeError(`${who}: greys must be in 2..256; got ${greys}`);
  const cell = { width: width * scale, height: height * scale };
  const grid = montageOf(n, columns, cell, gap);
  const size = { width: Math.max(64, grid.width), height: 0 };
  const margins = marginsOf(size.width);
  size.height = Math.max(64, grid.height + margins.top + margins.bottom);
  checkSize(who, "the width of the frame", size.width);
  checkSize(who, "the height of the frame", size.height);
  const { base } = inksOf(who, theme);
  const { palette, colours } =
    channels === 1 ? greysOf(greys, base) : { palette: [...base, ...cube], colours: fixed };
  const stage = stageOf(who, size, title, colours);
  const left = Math.floor((size.width - grid.width) / 2);
  return {
    width: size.width,
    height: size.height,
    palette,
    paint(
      frame: ImageFrame,
      out = new Uint8Array(size.width * size.height),
    ): Uint8Array<ArrayBuffer> {
      const { images } = frame;
      imagesIn(who, images);
      if (images.shape.some((length, axis) => length !== shape[axis])) {
        throw new TypeError(
          `${who}: images must have shape [${shape.join(", ")}]; got [${images.shape.join(", ")}]`,
        );
      }
      checkLength(who, "out", out.length, size.width * size.height);
      checkFinite(who, "images", images.data);
      out.fill(colours.background);
      for (let index = 0; index < n; index++) {
        const corner = (stage.top + grid.top(index)) * size.width + left + grid.left(index);
        const bytes = bytesOf(images, index, scale);
        const write = (pixel: number, entry: number): void => {
          out[corner + Math.floor(pixel / cell.width) * size.width + (pixel % cell.width)] = entry;
        };
        if (channels === 1) {
          const share = (greys - 1) / 255;
          bytes.forEach((byte, pixel) => write(pixel, Math.round(byte * share)));
        } else {
          dither(bytes, cell.width, cell.height, (pixel, entry) =>
            write(pixel, base.length + entry),
          );
        }
      }
      stage.annotate(out, frame);
      return out;
    },
  };
}
