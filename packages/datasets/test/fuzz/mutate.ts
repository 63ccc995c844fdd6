import { philox, type Stream } from "@inkwash/random";
import { crc32 } from "node:zlib";

/** Numbers that lengths and counts are set to. */
const lengths = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff];

/** Puts the checksums of a PNG right, so that what is behind them is reached. */
function repair(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length) return;
    view.setUint32(end, crc32(bytes.subarray(at + 4, end)));
    at = end + 4;
  }
}

/** File number `run`: one of the good files, damaged once or several times. */
export function mutated(files: readonly Uint8Array[], seed: number, run: number): Uint8Array {
  const rng: Stream = philox(seed).fork(run);
  const below = (n: number): number => rng.nextUint32() % Math.max(1, n);
  let bytes = files[below(files.length)]!.slice();
  // Every third file keeps its length and its header, so that what lies behind it is reached.
  const gentle = below(3) === 0;
  for (let k = below(4); k >= 0; k--) {
    const half = bytes.length >> 1;
    const early = below(2) === 0 ? Math.min(96, bytes.length) : bytes.length;
    const at = gentle ? half + below(bytes.length - half) : below(early);
    const kind = gentle ? below(3) : below(9);
    if (kind <= 1) bytes[at]! ^= 1 << below(8);
    else if (kind === 2) bytes[at] = below(256);
    else if (kind === 3) bytes = bytes.slice(0, below(bytes.length + 1));
    else if (kind === 4) {
      const view = new DataView(bytes.buffer);
      const value = lengths[below(lengths.length)]!;
      const width = 2 ** below(3);
      if (at + width > bytes.length) continue;
      const little = below(2) === 0;
      if (width === 1) view.setUint8(at, value & 255);
      else if (width === 2) view.setUint16(at, value & 65535, little);
      else view.setUint32(at, value, little);
    } else if (kind === 5) {
      // A piece of another file of the format in this place.
      const other = files[below(files.length)]!;
      const from = below(other.length);
      const piece = other.subarray(from, from + 1 + below(64));
      const joined = new Uint8Array(bytes.length + piece.length);
      joined.set(bytes.subarray(0, at));
      joined.set(piece, at);
      joined.set(bytes.subarray(at), at + piece.length);
      bytes = joined;
    } else if (kind === 6) {
      const removed = 1 + below(16);
      const joined = new Uint8Array(Math.max(at, bytes.length - removed));
      joined.set(bytes.subarray(0, at));
      joined.set(bytes.subarray(at + removed, joined.length + removed), at);
      bytes = joined;
    } else if (kind === 7) {
      // A run of one byte, or of a text that means something somewhere.
      const words = ["9", "-", '"', "\n", ",", "(", "__proto__", "L", "\0", "1e999", "NaN"];
      bytes.set(
        new TextEncoder().encode(words[below(words.length)]).subarray(0, bytes.length - at),
        at,
      );
    } else {
      for (let i = 6; i < Math.min(bytes.length, 6 + below(40)); i++) bytes[i] = below(256);
    }
  }
  if (bytes[0] === 0x89 && below(2) === 0) repair(bytes);
  return bytes;
}
