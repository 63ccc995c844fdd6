import { decompressFrames, parseGIF, type ParsedFrameWithoutPatch } from "gifuct-js";

/** A GIF as an independent decoder sees it. */
export interface DecodedGif {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly ParsedFrameWithoutPatch[];
}

/** Decodes a GIF with gifuct-js, which shares no code with the encoder. */
export function decodeGif(bytes: Uint8Array<ArrayBuffer>): DecodedGif {
  const parsed = parseGIF(bytes.slice().buffer);
  const { width, height } = parsed.lsd;
  return { width, height, frames: decompressFrames(parsed, false) };
}

/** How many frames differ from every other one. */
export function distinct({ frames }: DecodedGif): number {
  return new Set(frames.map(({ pixels }) => pixels.join())).size;
}

/** The share of pixels that are not background, the first colour of the palette. */
export function inkOf({ pixels }: ParsedFrameWithoutPatch): number {
  return pixels.filter((index) => index !== 0).length / pixels.length;
}
