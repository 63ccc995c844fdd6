import type { Samples } from "./types.ts";

/** The byte of a pixel value in [-1, 1]: (x + 1) 127.5, half to even; values beyond are clamped. */
export function byteOf(value: number): number {
  const scaled = Math.min(255, Math.max(0, (value + 1) * 127.5));
  const rounded = Math.round(scaled);
  return rounded - scaled === 0.5 && rounded % 2 === 1 ? rounded - 1 : rounded;
}

/** The bytes of image `index`, channels beside each other, each pixel repeated `scale` times both ways. */
export function bytesOf(images: Samples, index: number, scale: number): Uint8Array {
  const [, channels, height, width] = images.shape as [number, number, number, number];
  const bytes = new Uint8Array(channels * height * width * scale * scale);
  let to = 0;
  for (let row = 0; row < height * scale; row++) {
    const line = Math.floor(row / scale) * width;
    for (let column = 0; column < width * scale; column++) {
      const pixel = line + Math.floor(column / scale);
      for (let c = 0; c < channels; c++) {
        bytes[to++] = byteOf(images.data[(index * channels + c) * height * width + pixel]!);
      }
    }
  }
  return bytes;
}

/** A grid of cells: its size, and where each cell has its upper left corner. */
export interface Montage {
  readonly width: number;
  readonly height: number;
  left(index: number): number;
  top(index: number): number;
}

/** A grid of n cells of one size with gaps between them, row by row. */
export function montageOf(
  n: number,
  columns: number,
  cell: { readonly width: number; readonly height: number },
  gap: number,
): Montage {
  return {
    width: Math.min(n, columns) * (cell.width + gap) - gap,
    height: Math.ceil(n / columns) * (cell.height + gap) - gap,
    left: (index) => (index % columns) * (cell.width + gap),
    top: (index) => Math.floor(index / columns) * (cell.height + gap),
  };
}
