import { checkFinite, imagesIn } from "../check.ts";
import { filmOf } from "./film.ts";
import { imagePainter, type ImageFrame, type ImageStyle } from "./image-painter.ts";
import type { Film } from "./raster.ts";

const who = "imageFilm";

/**
 * A film of images on their way.
 *
 * @param frames - At least one; all of the same shape. A frame without `progress` gets its place in
 * the film.
 * @param options - See {@link ImageStyle}.
 * @returns Frames that are painted when they are asked for.
 * @throws as {@link imagePainter} does; RangeError for no frames.
 * @example
 * ```ts
 * import { imageFilm } from "@inkwash/viz";
 *
 * const frames = [0, 0.5, 1].map((level) => ({
 *   images: { data: new Float32Array(64).fill(level), shape: [1, 1, 8, 8] },
 * }));
 * const film = imageFilm(frames, { title: "Dawn" });
 * console.log(film.length, film.width, film.height); //=> 3 480 516
 * ```
 */
export function imageFilm(frames: readonly ImageFrame[], options: ImageStyle = {}): Film {
  if (frames.length === 0) throw new RangeError(`${who}: at least one frame is needed; got 0`);
  for (const { images } of frames) {
    imagesIn(who, images);
    checkFinite(who, "images", images.data);
  }
  return filmOf(who, frames, imagePainter({ ...options, shape: frames[0]!.images.shape }));
}
