import type { Film, FrameNotes, Painter, Raster } from "./raster.ts";

/** A film of what a painter makes of these frames; frames without a progress get their place in the film. */
export function filmOf<Frame extends FrameNotes>(
  who: string,
  frames: readonly Frame[],
  painter: Painter<Frame>,
): Film {
  const { width, height, palette } = painter;
  const last = Math.max(1, frames.length - 1);
  return {
    width,
    height,
    palette,
    length: frames.length,
    frame(index: number): Raster {
      const frame = frames[index];
      if (frame === undefined) {
        throw new RangeError(`${who}: a frame must be in 0..${frames.length - 1}; got ${index}`);
      }
      const pixels = painter.paint({ ...frame, progress: frame.progress ?? index / last });
      return { width, height, palette, pixels };
    },
  };
}
