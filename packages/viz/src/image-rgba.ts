import { checkFinite, imagesIn } from "./check.ts";
import { bytesOf } from "./pixels.ts";
import type { Samples } from "./types.ts";

/**
 * One image of a batch as RGBA bytes, ready for `ImageData` and a canvas.
 *
 * Byte = (x + 1) 127.5, rounded half to even and clamped to 0..255; alpha is 255.
 *
 * @param images - Samples [n, 1 or 3, height, width] in [-1, 1].
 * @param index - Which image, an integer in [0, n).
 * @returns 4 height width bytes.
 * @throws TypeError for another shape; RangeError for an index without an image and for NaN.
 * @example
 * ```ts
 * import { imageRgba } from "@inkwash/viz";
 *
 * const images = { data: Float32Array.of(-1, 0, 1), shape: [1, 3, 1, 1] };
 * console.log(imageRgba(images).join(" ")); //=> 0 128 255 255
 * ```
 */
export function imageRgba(images: Samples, index = 0): Uint8ClampedArray<ArrayBuffer> {
  const { n, channels, height, width } = imagesIn("imageRgba", images);
  if (!(Number.isInteger(index) && index >= 0 && index < n)) {
    throw new RangeError(`imageRgba: index must be an integer in 0..${n - 1}; got ${index}`);
  }
  const size = height * width;
  const first = index * channels * size;
  checkFinite("imageRgba", "images", images.data.subarray(first, first + channels * size));
  const bytes = bytesOf(images, index, 1);
  const rgba = new Uint8ClampedArray(4 * size).fill(255);
  for (let pixel = 0; pixel < size; pixel++) {
    for (let c = 0; c < 3; c++) rgba[4 * pixel + c] = bytes[channels * pixel + (c % channels)]!;
  }
  return rgba;
}
