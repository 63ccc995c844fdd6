import { readFile } from "node:fs/promises";
import { decodeImage, type DecodeImageOptions } from "../images/decode-image.ts";
import type { Samples } from "../types.ts";

/**
 * Reads a PNG or JPEG file as one sample in [-1, 1].
 *
 * @param path - Where the file lies.
 * @param options - As of `decodeImage`.
 * @returns Float32 samples [1, channels, height, width].
 * @throws Error if the file cannot be read.
 * @throws TypeError if it is neither PNG nor JPEG.
 * @throws RangeError if it is damaged or too large, or an option is out of range.
 */
export async function readImage(path: string, options: DecodeImageOptions = {}): Promise<Samples> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new Error(`readImage: cannot read ${path}: ${cause.code ?? cause.message}`, { cause });
  });
  return decodeImage(bytes, options);
}
