/** A picture of bytes, interleaved: grey or red, green, blue. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/**
 * The raster in one or three channels. Grey is the luma of ITU-R 601-2 in 16-bit fixed point, as
 * Pillow's convert("L"): (19595 R + 38470 G + 7471 B + 2^15) >> 16.
 */
export function withChannels(raster: Raster, channels: 1 | 3): Raster {
  if (raster.channels === channels) return raster;
  const { width, height, data: from } = raster;
  const data = new Uint8Array(width * height * channels);
  if (channels === 3) {
    data.forEach((_, i) => (data[i] = from[Math.trunc(i / 3)]!));
  } else {
    data.forEach((_, i) => {
      const [r, g, b] = [from[3 * i]!, from[3 * i + 1]!, from[3 * i + 2]!];
      data[i] = (19595 * r + 38470 * g + 7471 * b + 32768) >> 16;
    });
  }
  return { width, height, channels, data };
}
