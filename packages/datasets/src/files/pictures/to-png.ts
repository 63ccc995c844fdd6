import { encode } from "fast-png";
import { checkSamples } from "../../check-samples.ts";
import { checkCount, describe } from "../../check.ts";
import type { Samples } from "../../types.ts";
import { toBytes } from "../../images/pixels.ts";

/** What {@link toPng} is told. */
export interface PngOptions {
  /** Bits per channel. @defaultValue 8 */
  readonly depth?: 8 | 16 | undefined;
  /** Pictures in a row of the sheet. @defaultValue ceil(sqrt(n)) */
  readonly columns?: number | undefined;
  /** White pixels between pictures. @defaultValue 1 */
  readonly gap?: number | undefined;
}

/** Samples as 16-bit numbers: round(32767.5 (x + 1)), clamped. */
function toWords({ data }: Samples): Uint16Array<ArrayBuffer> {
  return Uint16Array.from(data, (x) => {
    if (Number.isNaN(x)) throw new RangeError("toPng: a sample must be a number; got NaN");
    return Math.min(65535, Math.max(0, Math.round(32767.5 * (x + 1))));
  });
}

/**
 * Pictures as one PNG file: one as it is, several as a contact sheet.
 *
 * Row by row from the top left, white where the last row is not full.
 *
 * @param samples - Samples [n, 1 or 3, height, width] in [-1, 1]; others are clamped.
 * @param options - See {@link PngOptions}.
 * @returns The bytes of the file.
 * @throws TypeError if the shape is not that of pictures.
 * @throws RangeError if a number is NaN, the sheet has more than 2 ** 28 pixels, or an option is out
 *   of range.
 */
export function toPng(samples: Samples, options: PngOptions = {}): Uint8Array<ArrayBuffer> {
  checkSamples("toPng", samples);
  const [n, channels, height, width] = samples.shape as [number, number, number, number];
  if (samples.shape.length !== 4 || (channels !== 1 && channels !== 3)) {
    throw new TypeError(
      `toPng: shape must be [n, 1 or 3, height, width]; got ${describe(samples.shape)}`,
    );
  }
  const { depth = 8, columns = Math.ceil(Math.sqrt(n)), gap = 1 } = options;
  if (depth !== 8 && depth !== 16) {
    throw new RangeError(`toPng: depth must be 8 or 16; got ${describe(depth)}`);
  }
  checkCount("toPng", "columns", columns);
  if (!(Number.isSafeInteger(gap) && gap >= 0)) {
    throw new RangeError(`toPng: gap must be a whole number of pixels; got ${describe(gap)}`);
  }
  const across = Math.min(n, columns);
  const sheetWidth = across * (width + gap) - gap;
  const sheetHeight = Math.ceil(n / across) * (height + gap) - gap;
  if (!(sheetWidth * sheetHeight <= 2 ** 28)) {
    throw new RangeError(
      `toPng: the sheet must have at most ${2 ** 28} pixels; got ${sheetWidth} x ${sheetHeight}`,
    );
  }
  const from = depth === 8 ? toBytes(samples) : toWords(samples);
  const data = new (depth === 8 ? Uint8Array : Uint16Array)(sheetWidth * sheetHeight * channels);
  data.fill(depth === 8 ? 255 : 65535);
  for (let i = 0, at = 0; i < n; i++) {
    const [left, top] = [(i % across) * (width + gap), Math.trunc(i / across) * (height + gap)];
    for (let c = 0; c < channels; c++) {
      for (let y = 0; y < height; y++) {
        const start = ((top + y) * sheetWidth + left) * channels + c;
        for (let x = 0; x < width; x++, at++) data[start + x * channels] = from[at]!;
      }
    }
  }
  const file = encode({ width: sheetWidth, height: sheetHeight, data, depth, channels });
  return new Uint8Array(file);
}
