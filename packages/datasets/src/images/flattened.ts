import type { Header } from "./header.ts";
import { overWhite } from "./over-white.ts";
import type { Raster } from "./raster.ts";

/** Interleaved red, green, blue and alpha, laid over white. */
export function flattened(
  rgba: { readonly width: number; readonly height: number; readonly data: ArrayLike<number> },
  header: Header,
): Raster {
  const { width, height, data: from } = rgba;
  if (width !== header.width || height !== header.height) {
    throw new Error(`its picture is ${width} x ${height}, not ${header.width} x ${header.height}`);
  }
  const data = Uint8Array.from({ length: 3 * width * height }, (_, i) => {
    const pixel = 4 * Math.trunc(i / 3);
    return overWhite(from[pixel + (i % 3)]!, from[pixel + 3]!, 255);
  });
  return { width, height, channels: 3, data };
}
