/** What a file's header declares, read without decoding anything. */
export interface Header {
  readonly format: "PNG" | "JPEG";
  readonly width: number;
  readonly height: number;
  /** JPEG: the number of components; PNG: the colour type. */
  readonly kind: number;
}

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ["PNG", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["JPEG", [0xff, 0xd8, 0xff]],
  ["GIF", [0x47, 0x49, 0x46, 0x38]],
  ["BMP", [0x42, 0x4d]],
  ["TIFF", [0x49, 0x49, 0x2a, 0x00]],
  ["TIFF", [0x4d, 0x4d, 0x00, 0x2a]],
  ["WebP or another RIFF file", [0x52, 0x49, 0x46, 0x46]],
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

/** Reads a PNG's IHDR chunk; throws a sentence about what is wrong with it. */
export function pngHeader(bytes: Uint8Array): Header {
  if (bytes.length < 33) throw new Error("it ends within its header");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(8) !== 13 || view.getUint32(12) !== 0x49484452) {
    throw new Error("it does not begin with an IHDR chunk");
  }
  const [depth, kind, interlace] = [view.getUint8(24), view.getUint8(25), view.getUint8(28)];
  if (!depths[kind]?.includes(depth)) throw new Error(`colour type ${kind} has no depth ${depth}`);
  if (interlace === 1 && depth < 8)
    throw new Error(`interlacing at ${depth} bits is not supported`);
  return { format: "PNG", width: view.getUint32(16), height: view.getUint32(20), kind };
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
      return { format: "JPEG", width, height, kind: bytes[at + 9]! };
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
