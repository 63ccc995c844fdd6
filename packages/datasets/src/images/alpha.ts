import type { Header } from "./header.ts";
import type { Raster } from "./raster.ts";

/** What becomes of transparency: dropped, with the colours that the file has there, or white. */
export type Alpha = "drop" | "white";

/** A byte over white: round(255 (a v + 1 - a)) of v and a in [0, 1]. */
export function overWhite(value: number, alpha: number): number {
  return Math.round((value * alpha + 255 * (255 - alpha)) / 255);
}

/** Interleaved red, green, blue and alpha without the alpha. */
export function flattened(
  rgba: { readonly width: number; readonly height: number; readonly data: ArrayLike<number> },
  header: Header,
  alpha: Alpha,
): Raster {
  const { width, height, data: from } = rgba;
  if (width !== header.width || height !== header.height) {
    throw new Error(`its picture is ${width} x ${height}, not ${header.width} x ${header.height}`);
  }
  const data = Uint8Array.from({ length: 3 * width * height }, (_, i) => {
    const pixel = 4 * Math.trunc(i / 3);
    const value = from[pixel + (i % 3)]!;
    return alpha === "drop" ? value : overWhite(value, from[pixel + 3]!);
  });
  return { width, height, channels: 3, data };
}
