import { checkRaster } from "./check-raster.ts";
import type { Raster } from "./raster.ts";

/**
 * A raster as RGBA bytes, ready for `ImageData` and a canvas; alpha is 255.
 *
 * @param raster - A frame of a film, or any other picture of indexed pixels.
 * @returns 4 width height bytes.
 * @throws TypeError if there are not width x height pixels; RangeError for an index without a colour.
 * @example
 * ```ts
 * import { toRgba } from "@inkwash/viz";
 *
 * const rgba = toRgba({ width: 2, height: 1, palette: [[0, 0, 0], [9, 8, 7]], pixels: Uint8Array.of(1, 0) });
 * console.log(rgba.join(" ")); //=> 9 8 7 255 0 0 0 255
 * ```
 */
export function toRgba(raster: Raster): Uint8ClampedArray<ArrayBuffer> {
  checkRaster("toRgba", raster);
  const { palette, pixels } = raster;
  const rgba = new Uint8ClampedArray(4 * pixels.length);
  for (let i = 0; i < pixels.length; i++) {
    const [r, g, b] = palette[pixels[i]!]!;
    rgba[4 * i] = r;
    rgba[4 * i + 1] = g;
    rgba[4 * i + 2] = b;
    rgba[4 * i + 3] = 255;
  }
  return rgba;
}
