// gifenc's ES module is imported by path: the package has no "exports", and its CommonJS entry hides
// its names from Node.
// @ts-expect-error: it has no types of its own; those below are the part that is used here.
import { GIFEncoder } from "gifenc/dist/gifenc.esm.js";

/** Options of one frame. */
export interface GifencOptions {
  /** The global colour table; with the first frame. */
  readonly palette?: readonly (readonly [number, number, number])[];
  /** -1 once, 0 for ever, n > 0: n further times; with the first frame. */
  readonly repeat?: number;
  /** Milliseconds. */
  readonly delay: number;
  /** Bits per pixel; the LZW codes start one bit wider. */
  readonly colorDepth: number;
}

/** A GIF that grows frame by frame. */
export interface Gifenc {
  writeFrame(pixels: Uint8Array, width: number, height: number, options: GifencOptions): void;
  finish(): void;
  bytes(): Uint8Array<ArrayBuffer>;
}

/** Starts a GIF. */
export const createGifenc: () => Gifenc = GIFEncoder;
