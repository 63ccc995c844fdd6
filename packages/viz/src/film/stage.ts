import { checkCount } from "../check.ts";
import { capHeight, drawText, fitted, widthOf } from "./font.ts";
import { fixed } from "./ramp.ts";
import type { FrameNotes } from "./raster.ts";

/** What surrounds the subject of a frame: a line of text above, a line of progress below. */
export interface Stage {
  readonly width: number;
  readonly height: number;
  /** The room for the subject: rows `top` to `bottom` (exclusive), the whole width. */
  readonly top: number;
  readonly bottom: number;
  /** How large the writing is. */
  readonly scale: 1 | 2;
  /** Writes title, caption and progress over a frame. */
  annotate(pixels: Uint8Array, notes: FrameNotes): void;
}

/** What a stage takes from the palette, where it does not begin with the four fixed entries. */
export interface StageColours {
  readonly text: number;
  readonly muted: number;
  readonly faint: number;
}

/** How large the writing is, and how high the lines above and below the subject are. */
export function marginsOf(width: number): {
  readonly scale: 1 | 2;
  readonly top: number;
  readonly bottom: number;
} {
  const scale = width >= 360 ? 2 : 1;
  return { scale, top: (capHeight + 9) * scale, bottom: 2 * scale };
}

/** Refuses a size that no frame may have. */
export function checkSize(who: string, name: string, size: number): void {
  checkCount(who, name, size);
  if (size < 64 || size > 4096)
    throw new RangeError(`${who}: ${name} must be in 64..4096; got ${size}`);
}

/** A stage of this size; the title stands at the upper left of every frame. */
export function stageOf(
  who: string,
  size: { readonly width: number; readonly height: number },
  title: string,
  colours: StageColours = fixed,
): Stage {
  const { width, height } = size;
  const { scale, top, bottom } = marginsOf(width);
  const pad = 5 * scale;
  return {
    width,
    height,
    scale,
    top,
    bottom: height - bottom,
    annotate(pixels: Uint8Array, { caption = "", progress }: FrameNotes): void {
      const note = fitted(caption, width - 2 * pad, scale);
      const noteWidth = widthOf(note, scale);
      const left = width - 2 * pad - (noteWidth === 0 ? 0 : noteWidth + 2 * pad);
      const name = fitted(title, left, scale);
      drawText(pixels, size, name, { x: pad, y: pad, scale, index: colours.text });
      drawText(pixels, size, note, {
        x: width - pad - noteWidth,
        y: pad,
        scale,
        index: colours.muted,
      });
      if (progress === undefined) return;
      if (!(progress >= 0 && progress <= 1)) {
        throw new RangeError(`${who}: progress must be in [0, 1]; got ${progress}`);
      }
      const done = Math.round(progress * width);
      for (let row = height - bottom; row < height; row++) {
        pixels.fill(colours.muted, row * width, row * width + done);
        pixels.fill(colours.faint, row * width + done, (row + 1) * width);
      }
    },
  };
}
