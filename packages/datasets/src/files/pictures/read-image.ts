import {
  checkDecode,
  decodeFile,
  sampleOf,
  type DecodeImageOptions,
  type Decoding,
  type WebpDecoder,
} from "../../images/decode-image.ts";
import { formatOf } from "../../images/header.ts";
import type { Samples } from "../../types.ts";
import { attempt } from "../damage.ts";
import { reading, type Reader } from "../reader.ts";
import type { Source } from "../source.ts";
import { webp as webpOfPages } from "./webp.ts";

/** What {@link readImage} is told. */
export interface ReadImageOptions extends DecodeImageOptions {
  /**
   * Where the decoder of WebP comes from; in Node pass `webp` of `@inkwash/datasets/node`.
   * @defaultValue the optional package `@jsquash/webp`, loaded when the first WebP file is read
   */
  readonly webp?: (() => Promise<WebpDecoder>) | undefined;
}

/** Reads a picture from an open reader. */
export async function imageFrom(
  who: string,
  reader: Reader,
  decoding: Decoding,
  options: ReadImageOptions,
): Promise<Samples> {
  const { webp = webpOfPages } = options;
  const kind = formatOf(await reader.peek(16)) ?? "picture";
  // Not even 16 bits of four channels, stored as they are, need more.
  const bytes = await attempt(who, kind, () => reader.rest(16 * decoding.maxPixels + 2 ** 20));
  const decoder = kind === "WebP" ? await webp() : undefined;
  const raster = decodeFile(who, bytes, decoding, "a PNG, JPEG or WebP", decoder);
  return sampleOf(raster, options);
}

/**
 * A picture file from anywhere as one sample in [-1, 1].
 *
 * `decodeImage` for sources, with WebP besides PNG and JPEG.
 *
 * @param source - The file.
 * @param options - See {@link ReadImageOptions}.
 * @returns Float32 samples [1, channels, height, width].
 * @throws TypeError if the file is no picture of these kinds.
 * @throws RangeError if the file is damaged or too large, or an option is out of range.
 * @throws Error if the file is WebP and its decoder is not installed.
 */
export async function readImage(source: Source, options: ReadImageOptions = {}): Promise<Samples> {
  const decoding = checkDecode("readImage", options);
  return reading("readImage", source, (reader) =>
    imageFrom("readImage", reader, decoding, options),
  );
}
