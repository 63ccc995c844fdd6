import { encode } from "fast-png";
import { checkRaster } from "./check-raster.ts";
import type { Raster } from "./raster.ts";

/**
 * A raster as the bytes of an indexed PNG: the same palette, the same indices.
 *
 * @param raster - A frame of a film, or any other picture of indexed pixels.
 * @throws TypeError if there are not width x height pixels; RangeError for an index without a
 * colour, and for a palette of none or more than 256.
 */
export function toPng(raster: Raster): Uint8Array<ArrayBuffer> {
  checkRaster("toPng", raster);
  const { width, height, pixels } = raster;
  const palette = raster.palette.map((colour) => [...colour]);
  return Uint8Array.from(encode({ width, height, data: pixels, depth: 8, channels: 1, palette }));
}
