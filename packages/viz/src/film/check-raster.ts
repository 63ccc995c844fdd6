import { checkCount, checkLength } from "../check.ts";
import type { Palette, Raster } from "./raster.ts";

/** Refuses palettes of no or too many colours, and colours that are not bytes. */
export function checkPalette(who: string, palette: Palette): void {
  if (!(palette.length >= 1 && palette.length <= 256)) {
    throw new RangeError(`${who}: palette must have 1 to 256 entries; got ${palette.length}`);
  }
  palette.forEach((colour, i) => {
    if (colour.length === 3 && colour.every((byte) => byte === (byte & 255))) return;
    throw new RangeError(
      `${who}: palette[${i}] must be three integers in 0..255; got [${colour.join(", ")}]`,
    );
  });
}

/** Refuses pixels that are not as many as they should be, or that point to no colour. */
export function checkPixels(
  who: string,
  pixels: Uint8Array,
  { width, height, palette }: Omit<Raster, "pixels">,
): void {
  checkLength(who, "pixels", pixels.length, width * height);
  const stray = pixels.findIndex((index) => index >= palette.length);
  if (stray < 0) return;
  throw new RangeError(
    `${who}: pixels must be below ${palette.length}, the size of the palette; got ${pixels[stray]} at index ${stray}`,
  );
}

/** Refuses a raster that is not a picture. */
export function checkRaster(who: string, raster: Raster): void {
  checkCount(who, "width", raster.width);
  checkCount(who, "height", raster.height);
  checkPalette(who, raster.palette);
  checkPixels(who, raster.pixels, raster);
}
