import { checkCount } from "../check.ts";
import { checkPalette, checkPixels } from "./check-raster.ts";
import { createGifenc } from "./gifenc.ts";
import type { Palette } from "./raster.ts";

/** Options of {@link gifEncoder}. */
export interface GifOptions {
  /** How long a frame stays, in ms: a multiple of 10 in [20, 655350] (browsers slow shorter ones down). @defaultValue 60 */
  readonly delay?: number | undefined;
  /** How long the first and the last frame stay, in ms. @defaultValue [600, 1600] */
  readonly hold?: readonly [number, number] | undefined;
  /** How often the film is shown: an integer in 1..65535, or Infinity. @defaultValue Infinity */
  readonly loop?: number | undefined;
}

/** Takes frames one at a time and gives the bytes of a GIF in the end. */
export interface GifEncoder {
  /** Adds a frame: width x height indices into the palette. They are copied. */
  add(pixels: Uint8Array): void;
  /** Ends the film; needs at least one frame, and nothing can be added afterwards. */
  finish(): Uint8Array<ArrayBuffer>;
}

const who = "gifEncoder";

function checkDelay(name: string, delay: number): void {
  if (!(delay >= 20 && delay <= 655350 && delay % 10 === 0)) {
    throw new RangeError(
      `${who}: ${name} must be a multiple of 10 ms in [20, 655350]; got ${delay}`,
    );
  }
}

/**
 * A GIF89a encoder that holds one frame at a time.
 *
 * One global colour table, no transparency, every frame whole: what is decoded is exactly what was
 * added. The last frame waits until `finish`, because only then is it known to be the last.
 *
 * @param size - The size and the colour map of all frames, for example a painter or a film.
 * @param options - See {@link GifOptions}.
 * @throws RangeError for a size outside 1..65535, a palette of none or more than 256 entries, and
 * options out of range; `add` throws TypeError for another number of pixels and RangeError for an
 * index without a colour; both methods throw Error once it is finished.
 * @see {@link https://www.w3.org/Graphics/GIF/spec-gif89a.txt | GIF89a}
 * @example
 * ```ts
 * import { gifEncoder, scatterPainter } from "@inkwash/viz";
 *
 * // One frame in memory, however long the film is.
 * const painter = scatterPainter({
 *   extent: [
 *     [-3, 3],
 *     [-3, 3],
 *   ],
 * });
 * const encoder = gifEncoder(painter, { delay: 40 });
 * for (let t = 0; t < 3; t++) {
 *   const points = { data: Float32Array.of(t - 1, 0), shape: [1, 2] };
 *   encoder.add(painter.paint({ points, caption: `t = ${t}`, progress: t / 2 }));
 * }
 * console.log(encoder.finish().at(-1)); //=> 59
 * ```
 */
export function gifEncoder(
  size: { readonly width: number; readonly height: number; readonly palette: Palette },
  options: GifOptions = {},
): GifEncoder {
  const { width, height, palette } = size;
  const { delay = 60, hold = [600, 1600], loop = Infinity } = options;
  for (const [name, value] of [
    ["width", width],
    ["height", height],
  ] as const) {
    checkCount(who, name, value);
    if (value > 65535) throw new RangeError(`${who}: ${name} must be at most 65535; got ${value}`);
  }
  checkPalette(who, palette);
  checkDelay("delay", delay);
  checkDelay("hold[0]", hold[0]);
  checkDelay("hold[1]", hold[1]);
  if (loop !== Infinity) checkCount(who, "loop", loop);
  if (loop !== Infinity && loop > 65535) {
    throw new RangeError(`${who}: loop must be at most 65535, or Infinity; got ${loop}`);
  }
  const gif = createGifenc();
  const repeat = loop === Infinity ? 0 : loop === 1 ? -1 : loop - 1;
  const colorDepth = Math.max(2, 32 - Math.clz32(palette.length - 1));
  const waiting = new Uint8Array(width * height);
  let added = 0;
  let finished = false;
  const write = (duration: number): void => {
    const first = added === 1 ? { palette, repeat } : {};
    gif.writeFrame(waiting, width, height, { ...first, delay: duration, colorDepth });
  };
  return {
    add(pixels: Uint8Array): void {
      if (finished) throw new Error(`${who}: the film is finished; start another encoder`);
      checkPixels(who, pixels, size);
      if (added > 0) write(added === 1 ? hold[0] : delay);
      waiting.set(pixels);
      added++;
    },
    finish(): Uint8Array<ArrayBuffer> {
      if (finished) throw new Error(`${who}: the film is finished already`);
      if (added === 0) throw new Error(`${who}: a film needs at least one frame; call add first`);
      finished = true;
      write(hold[1]);
      gif.finish();
      return gif.bytes();
    },
  };
}
