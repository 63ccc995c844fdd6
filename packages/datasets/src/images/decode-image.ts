import { checkChoice, checkCount, describe } from "../check.ts";
import type { Samples } from "../types.ts";
import {
  formatOf,
  jpegHeader,
  pngHeader,
  webpHeader,
  type Header,
  type PngHeader,
} from "./header.ts";
import { flattened, type Alpha } from "./alpha.ts";
import { decodeJpeg } from "./jpeg.ts";
import { fromBytes } from "./pixels.ts";
import { decodePng } from "./png.ts";
import { withChannels, type Raster } from "./raster.ts";
import { resize } from "./resize.ts";

/** What {@link decodeImage} is told. */
export interface DecodeImageOptions {
  /** 1 for grey, 3 for red, green and blue. @defaultValue what the file has */
  readonly channels?: 1 | 3 | undefined;
  /**
   * [height, width] to resize to, by Pillow's antialiased bicubic filter; the picture is stretched
   * where the ratio differs. @defaultValue the file's own size
   */
  readonly size?: readonly [number, number] | undefined;
  /**
   * What becomes of transparency: "drop" keeps the colours that the file has there, as Pillow's
   * convert; "white" lays them over white. @defaultValue "drop"
   */
  readonly alpha?: Alpha | undefined;
  /** Larger pictures are refused by their header, before decoding. @defaultValue 2 ** 24 */
  readonly maxPixels?: number | undefined;
}

/** Reads a picture's header, refuses its size by it, and decodes it. */
function guarded<T extends Header>(
  who: string,
  format: string,
  maxPixels: number,
  header: () => T,
  decode: (header: T) => Raster,
): Raster {
  const declared = attempt(who, format, header);
  const { width, height } = declared;
  if (!(width * height > 0 && width * height <= maxPixels)) {
    throw new RangeError(
      `${who}: the ${format} must have 1 to ${maxPixels} pixels (maxPixels); ` +
        `got ${width} x ${height}`,
    );
  }
  return attempt(who, format, () => decode(declared));
}

function attempt<T>(who: string, format: string, part: () => T): T {
  try {
    return part();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new RangeError(`${who}: the ${format} cannot be read: ${reason}`, { cause });
  }
}

/** Decodes WebP to interleaved red, green, blue and alpha. */
export type WebpDecoder = (bytes: Uint8Array) => {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
};

/** Decodes a picture file of one of the `kinds`; WebP where its decoder is given. */
export function decodeFile(
  who: string,
  bytes: Uint8Array,
  { maxPixels, alpha }: Decoding,
  kinds = "a PNG or JPEG",
  webp?: WebpDecoder,
): Raster {
  const format = formatOf(bytes);
  if (format === "PNG") {
    const png = (header: PngHeader): Raster => decodePng(bytes, header, alpha);
    return guarded(who, format, maxPixels, () => pngHeader(bytes), png);
  }
  if (format === "JPEG") {
    const jpeg = (header: Header): Raster => decodeJpeg(bytes, header);
    return guarded(who, format, maxPixels, () => jpegHeader(bytes), jpeg);
  }
  if (format === "WebP" && webp !== undefined) {
    const flat = (header: Header): Raster => flattened(webp(bytes), header, alpha);
    return guarded(who, format, maxPixels, () => webpHeader(bytes), flat);
  }
  const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0"));
  const found = format ?? (start.length > 0 ? `a file starting ${start.join(" ")}` : "no bytes");
  throw new TypeError(`${who}: bytes must be ${kinds} file; got ${found}`);
}

/** What decoding itself is told. */
export interface Decoding {
  readonly maxPixels: number;
  readonly alpha: Alpha;
}

/** Refuses options out of range; returns those of decoding. */
export function checkDecode(who: string, options: DecodeImageOptions): Decoding {
  const { channels, size, alpha = "drop", maxPixels = 2 ** 24 } = options;
  if (channels !== undefined && channels !== 1 && channels !== 3) {
    throw new RangeError(`${who}: channels must be 1 or 3; got ${describe(channels)}`);
  }
  checkChoice(who, "alpha", alpha, ["drop", "white"]);
  checkCount(who, "maxPixels", maxPixels);
  if (size !== undefined) {
    if (!(Array.isArray(size) && size.length === 2)) {
      throw new TypeError(`${who}: size must be [height, width]; got ${describe(size)}`);
    }
    checkCount(who, "size[0]", size[0]);
    checkCount(who, "size[1]", size[1]);
    if (size[0] * size[1] > maxPixels) {
      throw new RangeError(
        `${who}: size must have at most ${maxPixels} pixels (maxPixels); got ${describe(size)}`,
      );
    }
  }
  return { maxPixels, alpha };
}

/** A raster in the channels and the size wanted, as one sample in [-1, 1]. */
export function sampleOf(own: Raster, options: DecodeImageOptions): Samples {
  const { channels, size } = options;
  const coloured = withChannels(own, channels ?? own.channels);
  const [height, width] = size ?? [own.height, own.width];
  const raster = resize(coloured, height, width);
  return fromBytes(planar(raster), [1, raster.channels, height, width]);
}

/**
 * A picture file as one sample in [-1, 1].
 *
 * PNG of every colour type and depth (of 16 bits the upper 8) and baseline or progressive JPEG, told
 * apart by their first bytes. Transparency dropped, converted to `channels` and resized to `size`, to
 * the byte as Pillow does; then x = byte / 127.5 - 1.
 *
 * @param bytes - The file.
 * @param options - See {@link DecodeImageOptions}.
 * @returns Float32 samples [1, channels, height, width].
 * @throws TypeError if the file is neither PNG nor JPEG.
 * @throws RangeError if the file is damaged or too large, or an option is out of range.
 * @example
 * ```ts
 * import { decodeImage } from "@inkwash/datasets";
 * import { chelsea } from "@inkwash/datasets/pictures/chelsea";
 *
 * const { shape } = decodeImage(chelsea, { channels: 1, size: [64, 64] });
 * console.log(shape.join(" x ")); //=> 1 x 1 x 64 x 64
 * ```
 */
export function decodeImage(bytes: Uint8Array, options: DecodeImageOptions = {}): Samples {
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError(`decodeImage: bytes must be a Uint8Array; got ${describe(bytes)}`);
  }
  const decoding = checkDecode("decodeImage", options);
  return sampleOf(decodeFile("decodeImage", bytes, decoding), options);
}

/** Interleaved bytes to one plane per channel. */
function planar({ width, height, channels, data }: Raster): Uint8Array {
  const pixels = width * height;
  return data.map((_, i) => data[(i % pixels) * channels + Math.trunc(i / pixels)]!);
}
