import { decompressFrames, parseGIF, type ParsedFrameWithoutPatch } from "gifuct-js";

/** A GIF as an independent decoder sees it. */
export interface DecodedGif {
  readonly width: number;
  readonly height: number;
  readonly palette: readonly (readonly [number, number, number])[];
  readonly frames: readonly ParsedFrameWithoutPatch[];
  /** The loop count of the NETSCAPE extension; undefined where there is none. */
  readonly loops: number | undefined;
}

/** Decodes a GIF with gifuct-js, which shares no code with the encoder. */
export function decodeGif(bytes: Uint8Array<ArrayBuffer>): DecodedGif {
  const parsed = parseGIF(bytes.buffer);
  const application = parsed.frames.find((frame) => "application" in frame);
  const blocks = application?.application.blocks;
  return {
    width: parsed.lsd.width,
    height: parsed.lsd.height,
    palette: parsed.gct.map(([r, g, b]) => [r, g, b] as const),
    frames: decompressFrames(parsed, false),
    loops: blocks === undefined ? undefined : blocks[1]! + 256 * blocks[2]!,
  };
}
