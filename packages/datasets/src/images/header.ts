/** What a file's header declares, read without decoding anything. */
export interface Header {
  readonly width: number;
  readonly height: number;
  /** JPEG: the number of components; PNG: the colour type. */
  readonly kind: number;
}

/** What a PNG declares besides. */
export interface PngHeader extends Header {
  /** Bytes of its rows, each with a filter byte, before they were compressed. */
  readonly filteredBytes: number;
}

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ["PNG", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["JPEG", [0xff, 0xd8, 0xff]],
  ["GIF", [0x47, 0x49, 0x46, 0x38]],
  ["BMP", [0x42, 0x4d]],
  ["TIFF", [0x49, 0x49, 0x2a, 0x00]],
  ["TIFF", [0x4d, 0x4d, 0x00, 0x2a]],
  ["WebP", [0x52, 0x49, 0x46, 0x46]],
];

/** What the first bytes say that the file is. */
export function formatOf(bytes: Uint8Array): string | undefined {
  return signatures.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte))?.[0];
}

/** Bit depths that a PNG may have, by colour type. */
const depths: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Samples per pixel of a PNG, by colour type. */
const stored: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The seven passes of an interlaced PNG: first column and row, and the steps between them. */
const passes: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

/** Bytes of the filtered rows of a picture of so many bits per pixel. */
function filteredBytes(width: number, height: number, bits: number, interlaced: boolean): number {
  return (interlaced ? passes : [[0, 0, 1, 1] as const]).reduce((sum, [x, y, dx, dy]) => {
    const [columns, rows] = [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)];
    return columns > 0 && rows > 0 ? sum + rows * (1 + Math.ceil((columns * bits) / 8)) : sum;
  }, 0);
}

/** Reads a PNG's IHDR chunk; throws a sentence about what is wrong with it. */
export function pngHeader(bytes: Uint8Array): PngHeader {
  if (bytes.length < 33) throw new Error("it ends within its header");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(8) !== 13 || view.getUint32(12) !== 0x49484452) {
    throw new Error("it does not begin with an IHDR chunk");
  }
  const [depth, kind, interlace] = [view.getUint8(24), view.getUint8(25), view.getUint8(28)];
  if (!depths[kind]?.includes(depth)) throw new Error(`colour type ${kind} has no depth ${depth}`);
  if (interlace === 1 && depth < 8)
    throw new Error(`interlacing at ${depth} bits is not supported`);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const bits = stored[kind]! * depth;
  return {
    width,
    height,
    kind,
    filteredBytes: filteredBytes(width, height, bits, interlace === 1),
  };
}

/** Reads a JPEG's frame header (SOF); throws a sentence where there is none. */
export function jpegHeader(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) throw new Error(`byte ${at} should begin a marker`);
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
    } else if (marker >= 0xc0 && marker <= 0xc2) {
      if (bytes[at + 4] !== 8)
        throw new Error(`${bytes[at + 4]} bits per sample are not supported`);
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { width, height, kind: bytes[at + 9]! };
    } else if (marker > 0xc2 && marker < 0xd0 && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      throw new Error("lossless and arithmetic coding are not supported");
    } else if (marker === 0xd9 || marker === 0xda) {
      break;
    } else {
      at += 2 + view.getUint16(at + 2);
    }
  }
  throw new Error("it has no frame header");
}

/**
 * Reads the size of a still WebP; throws a sentence where there is none.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9649 | RFC 9649}, sections 2.5 to 2.7
 */
export function webpHeader(bytes: Uint8Array): Header {
  if (bytes.length < 30) throw new Error("it ends within its header");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (text(8) !== "WEBP") throw new Error("it is another kind of RIFF file");
  if (view.getUint32(4, true) + 8 > bytes.length) throw new Error("it ends before its last chunk");
  const uint24 = (at: number): number => view.getUint16(at, true) + bytes[at + 2]! * 65536;
  switch (text(12)) {
    case "VP8X":
      if (bytes[20]! & 2) throw new Error("it is an animation");
      return { width: uint24(24) + 1, height: uint24(27) + 1, kind: 4 };
    case "VP8L": {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, kind: 4 };
    }
    case "VP8 ":
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
        kind: 3,
      };
    default:
      throw new Error("it does not begin with a VP8 chunk");
  }
}
