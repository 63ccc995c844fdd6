import { encode } from "fast-png";
import { checkLength } from "../check.ts";
import type { Raster } from "./raster.ts";

/**
 * A raster as the bytes of a PNG with the same palette and indices.
 *
 * @param raster - A frame of a film, or any other picture of indexed pixels.
 * @throws TypeError if there are not width x height pixels; RangeError for an index without a colour.
 */
export function toPng(raster: Raster): Uint8Array<ArrayBuffer> {
  const { width, height, palette, pixels } = raster;
  checkLength("toPng", "pixels", pixels.length, width * height);
  return Uint8Array.from(
    encode({
      width,
      height,
      data: pixels,
      depth: 8,
      channels: 1,
      palette: palette.map((c) => [...c]),
    }),
  );
}
