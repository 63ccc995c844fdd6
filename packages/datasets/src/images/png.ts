import { decode, type DecodedPng } from "fast-png";
import { inflater } from "../files/inflate.ts";
import { overWhite, type Alpha } from "./alpha.ts";
import type { PngHeader } from "./header.ts";
import type { Raster } from "./raster.ts";

/** The chunks that make the picture; the others (text, profiles, further frames) are left out. */
const essential = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);

/** The file without what is not needed, every chunk checked to lie inside it. */
function picked(bytes: Uint8Array, filteredBytes: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [bytes.subarray(0, 8)];
  const inflate = inflater("zlib", filteredBytes);
  let inflated = 0;
  for (let at = 8, type = ""; type !== "IEND";) {
    if (at + 12 > bytes.length) throw new Error("it ends before its last chunk");
    const length = view.getUint32(at);
    const end = at + 12 + length;
    type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (end > bytes.length) throw new Error(`its ${type} chunk is longer than the file`);
    if (type === "IHDR" && at > 8) throw new Error("it has two IHDR chunks");
    if (essential.has(type)) parts.push(bytes.subarray(at, end));
    if (type === "IDAT") {
      // The library takes as much memory as the data ask for: they are measured before.
      for (const part of inflate(bytes.subarray(at + 8, end - 4), false)) inflated += part.length;
    }
    at = end;
  }
  if (inflated !== filteredBytes) {
    throw new Error(`its ${inflated} bytes of data are not the ${filteredBytes} of its size`);
  }
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (out.set(part, at), at + part.length), 0);
  return out;
}

/** One number per sample; below 8 bits each row starts at a byte. */
function unpacked(png: DecodedPng): ArrayLike<number> {
  const { width, height, depth, data } = png;
  if (depth >= 8) return data;
  const stride = Math.ceil((width * depth) / 8);
  const mask = (1 << depth) - 1;
  return Uint8Array.from({ length: width * height }, (_, i) => {
    const bit = (i % width) * depth;
    const byte = data[Math.trunc(i / width) * stride + (bit >> 3)]!;
    return (byte >> (8 - depth - (bit & 7))) & mask;
  });
}

/** Decodes a PNG of any colour type and depth. */
export function decodePng(bytes: Uint8Array, header: PngHeader, alpha: Alpha): Raster {
  const { width, height, kind } = header;
  const png = decode(picked(bytes, header.filteredBytes), { checkCrc: true });
  const values = unpacked(png);
  const { palette, transparency } = png;
  const channels = kind === 0 || kind === 4 ? 1 : 3;
  const stride = kind === 3 ? 1 : png.channels;
  const data = new Uint8Array(width * height * channels);
  for (let p = 0; p < width * height; p++) {
    const colour = kind === 3 ? palette?.[values[p]!] : undefined;
    if (kind === 3 && colour === undefined)
      throw new Error(`its palette has no colour ${values[p]}`);
    const sample = (c: number): number => colour?.[c] ?? values[p * stride + c]!;
    const byte = (c: number): number => (colour ? sample(c) : toByte(sample(c), png.depth));
    let opacity = 255;
    if (colour !== undefined) opacity = colour[3] ?? 255;
    else if (stride > channels) opacity = byte(channels);
    else if (transparency !== undefined && channelsMatch(transparency, channels, sample)) {
      opacity = 0;
    }
    for (let c = 0; c < channels; c++) {
      data[p * channels + c] = alpha === "drop" ? byte(c) : overWhite(byte(c), opacity);
    }
  }
  return { width, height, channels, data };
}

/** A sample of so many bits as a byte: of 16 the upper 8, as Pillow has them. */
function toByte(value: number, depth: number): number {
  return depth === 16 ? value >> 8 : (value * 255) / ((1 << depth) - 1);
}

/** Whether a pixel has the one colour that its file declares transparent. */
function channelsMatch(key: Uint16Array, channels: number, sample: (c: number) => number): boolean {
  for (let c = 0; c < channels; c++) if (sample(c) !== key[c]) return false;
  return true;
}
