import { gifEncoder, type GifOptions } from "./gif-encoder.ts";
import type { Film } from "./raster.ts";

/**
 * A film as the bytes of a GIF: every frame once, in order.
 *
 * @param film - At least one frame; each is painted when its turn comes.
 * @param options - See {@link GifOptions}.
 * @throws as {@link gifEncoder} does.
 */
export function toGif(film: Film, options: GifOptions = {}): Uint8Array<ArrayBuffer> {
  const encoder = gifEncoder(film, options);
  for (let i = 0; i < film.length; i++) encoder.add(film.frame(i).pixels);
  return encoder.finish();
}
