import { checkCount } from "../check.ts";
import { montageOf } from "../pixels.ts";
import type { Film } from "./raster.ts";
import { toPng } from "./to-png.ts";

/** Options of {@link toPngSheet}. */
export interface PngSheetOptions {
  /** How many frames are shown, spread evenly from the first to the last. @defaultValue min(length, 8) */
  readonly frames?: number | undefined;
  /** How many stand beside each other. @defaultValue the least whole number whose square is at least their number */
  readonly columns?: number | undefined;
}

const who = "toPngSheet";

/**
 * Frames of a film beside each other, as the bytes of one PNG with the film's own palette.
 *
 * @param film - At least one frame.
 * @param options - See {@link PngSheetOptions}.
 * @throws RangeError for a film without frames, and for options out of range.
 */
export function toPngSheet(film: Film, options: PngSheetOptions = {}): Uint8Array<ArrayBuffer> {
  const { frames = Math.min(film.length, 8) } = options;
  if (film.length === 0) throw new RangeError(`${who}: the film has no frames`);
  checkCount(who, "frames", frames);
  if (frames > film.length) {
    throw new RangeError(
      `${who}: frames must be at most ${film.length}, the length of the film; got ${frames}`,
    );
  }
  const { columns = Math.ceil(Math.sqrt(frames)) } = options;
  checkCount(who, "columns", columns);
  const sheet = montageOf(frames, columns, film, 0);
  const pixels = new Uint8Array(sheet.width * sheet.height);
  for (let i = 0; i < frames; i++) {
    const place = frames === 1 ? 0 : Math.round((i * (film.length - 1)) / (frames - 1));
    const frame = film.frame(place);
    for (let row = 0; row < film.height; row++) {
      const line = frame.pixels.subarray(row * film.width, (row + 1) * film.width);
      pixels.set(line, (sheet.top(i) + row) * sheet.width + sheet.left(i));
    }
  }
  return toPng({ width: sheet.width, height: sheet.height, palette: film.palette, pixels });
}
