import { encode } from "fast-png";
import { checkCount, checkFinite, imagesIn } from "./check.ts";
import { bytesOf, montageOf } from "./pixels.ts";
import type { Samples } from "./types.ts";

/** Options of {@link imagePng}. */
export interface ImagePngOptions {
  /** How many images stand beside each other. @defaultValue the least whole number whose square is at least n */
  readonly columns?: number | undefined;
  /** White pixels between images, an integer >= 0. @defaultValue 2 */
  readonly gap?: number | undefined;
  /** How many times each pixel is repeated both ways, a positive integer. @defaultValue 1 */
  readonly scale?: number | undefined;
}

const who = "imagePng";

/**
 * A batch of images as one PNG, row by row, with the exact 8-bit pixels.
 *
 * Byte = (x + 1) 127.5, rounded half to even and clamped to 0..255; grey images give a grey PNG.
 *
 * @param images - Samples [n, 1 or 3, height, width] in [-1, 1].
 * @param options - See {@link ImagePngOptions}.
 * @throws TypeError for another shape; RangeError for options out of range and values that are not finite.
 */
export function imagePng(images: Samples, options: ImagePngOptions = {}): Uint8Array<ArrayBuffer> {
  const { n, channels, height, width } = imagesIn(who, images);
  const { columns = Math.ceil(Math.sqrt(n)), gap = 2, scale = 1 } = options;
  checkCount(who, "columns", columns);
  checkCount(who, "scale", scale);
  if (!(Number.isSafeInteger(gap) && gap >= 0)) {
    throw new RangeError(`${who}: gap must be an integer >= 0; got ${gap}`);
  }
  checkFinite(who, "images", images.data);
  const cell = { width: width * scale, height: height * scale };
  const sheet = montageOf(n, columns, cell, gap);
  const data = new Uint8Array(sheet.width * sheet.height * channels).fill(255);
  for (let index = 0; index < n; index++) {
    const bytes = bytesOf(images, index, scale);
    const length = cell.width * channels;
    for (let row = 0; row < cell.height; row++) {
      const to = (sheet.top(index) + row) * sheet.width + sheet.left(index);
      data.set(bytes.subarray(row * length, (row + 1) * length), to * channels);
    }
  }
  const png = encode({ width: sheet.width, height: sheet.height, data, depth: 8, channels });
  return Uint8Array.from(png);
}
