import type { Palette } from "./raster.ts";

const levels = [6, 7, 6] as const;

/** 252 colours: 6 reds, 7 greens and 6 blues at equal steps; with the four fixed entries that is a whole palette. */
export const cube: Palette = Array.from({ length: 252 }, (_, i) => {
  const steps = [Math.floor(i / 42), Math.floor(i / 6) % 7, i % 6] as const;
  return [0, 1, 2].map((c) => Math.round((steps[c]! * 255) / (levels[c]! - 1))) as [
    number,
    number,
    number,
  ];
});

/**
 * Error diffusion of an RGB picture to the colours of {@link cube}, in whole numbers.
 *
 * @param rgb - 3 bytes per pixel.
 * @param write - Takes the index of each pixel into `cube`, row by row.
 * @see Floyd and Steinberg, An adaptive algorithm for spatial greyscale, 1976
 */
export function dither(
  rgb: Uint8Array,
  width: number,
  height: number,
  write: (pixel: number, index: number) => void,
): void {
  // Errors of this row and the next one, in sixteenths, with one spare pixel on either side.
  let here = new Int32Array(3 * (width + 2));
  let next = new Int32Array(3 * (width + 2));
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const pixel = row * width + column;
      let index = 0;
      for (let c = 0; c < 3; c++) {
        const at = 3 * (column + 1) + c;
        const wanted = Math.min(255, Math.max(0, rgb[3 * pixel + c]! + ((here[at]! + 8) >> 4)));
        const steps = levels[c]! - 1;
        const step = Math.round((wanted * steps) / 255);
        const error = wanted - Math.round((step * 255) / steps);
        index = index * (steps + 1) + step;
        here[at + 3]! += 7 * error;
        next[at - 3]! += 3 * error;
        next[at]! += 5 * error;
        next[at + 3]! += error;
      }
      write(pixel, index);
    }
    [here, next] = [next, here];
    next.fill(0);
  }
}
