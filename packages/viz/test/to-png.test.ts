import { convertIndexedToRgb, decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { toPng, toPngSheet, toRgba, type Film, type Raster } from "../src/index.ts";

const palette = [
  [0, 0, 0],
  [255, 0, 10],
  [1, 2, 3],
  [250, 251, 252],
  [9, 9, 9],
] as const;
const raster = (width: number, height: number, shift = 0): Raster => ({
  width,
  height,
  palette,
  pixels: Uint8Array.from({ length: width * height }, (_, i) => (i + shift) % 5),
});

const film = (length: number): Film => ({
  width: 4,
  height: 3,
  palette,
  length,
  frame: (index) => ({ ...raster(4, 3), pixels: new Uint8Array(12).fill(index % 5) }),
});

describe("toPng(raster)", () => {
  it.each([
    [1, 1],
    [7, 5],
    [200, 3],
  ])("keeps the indices and the palette of %d x %d pixels", (width, height) => {
    const picture = raster(width, height);
    const png = decode(toPng(picture), { checkCrc: true });
    expect([png.width, png.height, png.channels, png.depth]).toEqual([width, height, 1, 8]);
    expect(Uint8Array.from(png.data)).toEqual(picture.pixels);
    expect(png.palette).toEqual(palette);
  });
});

describe("toRgba(raster)", () => {
  it("looks every pixel up, as an independent decoder does", () => {
    const picture = raster(6, 4);
    const rgb = convertIndexedToRgb(decode(toPng(picture)));
    const rgba = toRgba(picture);
    for (let i = 0; i < 24; i++) {
      expect([...rgba.subarray(4 * i, 4 * i + 4)]).toEqual([
        ...rgb.subarray(3 * i, 3 * i + 3),
        255,
      ]);
    }
  });
});

describe("toPngSheet(film, options)", () => {
  it("spreads frames from the first to the last, row by row", () => {
    const png = decode(toPngSheet(film(5), { frames: 5, columns: 3 }));
    expect([png.width, png.height]).toEqual([12, 6]);
    const at = (x: number, y: number): number => png.data[y * 12 + x]!;
    expect([at(0, 0), at(4, 0), at(8, 2), at(0, 3), at(7, 5), at(8, 3)]).toEqual([
      0, 1, 2, 3, 4, 0,
    ]);
  });

  it("takes the first and the last frame, and the nearest ones between", () => {
    const png = decode(toPngSheet(film(100), { frames: 3, columns: 3 }));
    expect([0, 4, 8].map((x) => png.data[x])).toEqual([0, 50 % 5, 99 % 5]);
    expect(decode(toPngSheet(film(9), { frames: 1 })).data[0]).toBe(0);
  });

  it.each([
    [() => toPngSheet(film(0)), "toPngSheet: the film has no frames"],
    [
      () => toPngSheet(film(3), { frames: 4 }),
      "frames must be at most 3, the length of the film; got 4",
    ],
    [() => toPngSheet(film(3), { columns: 0 }), "columns must be a positive integer; got 0"],
    [
      () => toPng({ ...raster(2, 2), pixels: Uint8Array.of(9, 0, 0, 0) }),
      "toPng: pixels must be below 5",
    ],
    [() => toPng({ ...raster(2, 2), width: 3 }), "toPng: pixels must have length 6; got 4"],
    [
      () => toRgba({ ...raster(2, 2), palette: [] }),
      "toRgba: palette must have 1 to 256 entries; got 0",
    ],
    [
      () => toRgba({ ...raster(2, 2), height: NaN }),
      "toRgba: height must be a positive integer; got NaN",
    ],
  ])("refuses %s", (make, message) => {
    expect(make).toThrow(message);
  });
});
