import { gifEncoder, toPngSheet, type Painter, type Raster } from "@inkwash/viz";
import type { Shot } from "./camera.ts";

/** A film as bytes. */
export interface Developed {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly gif: Uint8Array<ArrayBuffer>;
  /** A few of its frames beside each other, as PNG. */
  readonly stills: Uint8Array<ArrayBuffer>;
}

/** A film in the making: frames are encoded as they come, and only the stills are kept. */
export interface Reel {
  add(shot: Shot & { readonly progress: number }): void;
  develop(): Developed;
}

/** Where the stills are taken: close to the data, for there is the most to see. */
const moments = {
  forward: [0, 0.04, 0.16, 0.36, 0.64, 1],
  reverse: [0, 0.36, 0.64, 0.84, 0.96, 1],
} as const;

const columns = 3;

/** A reel for one painter; `progress` of its shots rises from 0 to 1. */
export function createReel(painter: Painter<Shot>, direction: keyof typeof moments): Reel {
  const { width, height, palette } = painter;
  const encoder = gifEncoder(painter);
  const kept: Raster[] = [];
  let frames = 0;
  return {
    add(shot): void {
      const pixels = painter.paint(shot);
      encoder.add(pixels);
      frames++;
      if (shot.progress >= (moments[direction][kept.length] ?? Infinity)) {
        kept.push({ width, height, palette, pixels });
      }
    },
    develop(): Developed {
      const sheet = { width, height, palette, length: kept.length, frame: (i: number) => kept[i]! };
      const png = toPngSheet(sheet, { frames: kept.length, columns });
      return { width, height, frames, gif: encoder.finish(), stills: png };
    },
  };
}
