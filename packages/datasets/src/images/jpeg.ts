import { decode } from "jpeg-js";
import type { Header } from "./header.ts";
import type { Raster } from "./raster.ts";

/** Decodes a baseline or progressive JPEG: grey, YCbCr, RGB or Adobe's CMYK. */
export function decodeJpeg(bytes: Uint8Array, header: Header): Raster {
  const megapixels = (header.width * header.height) / 1e6;
  const { width, height, data } = decode(bytes, {
    useTArray: true,
    formatAsRGBA: false,
    tolerantDecoding: false,
    // Of this frame, whose size was checked, and of no other that follows it.
    maxResolutionInMP: megapixels,
    maxMemoryUsageInMB: 16 + 128 * megapixels,
  });
  if (header.kind !== 1) return { width, height, channels: 3, data };
  const grey = Uint8Array.from({ length: width * height }, (_, i) => data[3 * i]!);
  return { width, height, channels: 1, data: grey };
}
