import { decode } from "fast-png";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { imagePng, imageRgba, type Samples } from "../src/index.ts";
import { byteOf } from "../src/pixels.ts";

const every: Samples = {
  data: Float32Array.from({ length: 256 }, (_, u) => u / 127.5 - 1),
  shape: [1, 1, 16, 16],
};

describe("byteOf(value)", () => {
  it("undoes x = u / 127.5 - 1 for every byte, in float32 and float64", () => {
    for (let u = 0; u < 256; u++) {
      expect(byteOf(u / 127.5 - 1)).toBe(u);
      expect(byteOf(Math.fround(u / 127.5 - 1))).toBe(u);
    }
  });

  it("clamps, and rounds to the nearest, half to even", () => {
    expect([-2, -1, 0, 1, 2].map(byteOf)).toEqual([0, 0, 128, 255, 255]);
    fc.assert(
      fc.property(fc.double({ min: -1.2, max: 1.2, noNaN: true }), (x) => {
        const exact = Math.min(255, Math.max(0, (x + 1) * 127.5));
        expect(Math.abs(byteOf(x) - exact)).toBeLessThanOrEqual(0.5);
        expect(Number.isInteger(byteOf(x))).toBe(true);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe("imagePng(images, options)", () => {
  it("has the exact bytes of a grey image", () => {
    const png = decode(imagePng(every));
    expect([png.width, png.height, png.channels]).toEqual([16, 16, 1]);
    expect([...png.data]).toEqual(Array.from({ length: 256 }, (_, u) => u));
  });

  it("turns channel planes into pixels", () => {
    const rgb = { data: Float64Array.of(-1, 1, 0.2, 0.4, 1, -1), shape: [1, 3, 1, 2] };
    expect([...decode(imagePng(rgb)).data]).toEqual([0, 153, 255, 255, 178, 0]);
  });

  it("places images row by row between white gaps, each pixel repeated", () => {
    const images = { data: Float32Array.of(-1, -0.5, 0, 0.5, 1), shape: [5, 1, 1, 1] };
    const png = decode(imagePng(images, { columns: 3, gap: 1, scale: 2 }));
    expect([png.width, png.height]).toEqual([8, 5]);
    const rows = Array.from({ length: 5 }, (_, y) => [...png.data.subarray(8 * y, 8 * y + 8)]);
    const first = [0, 0, 255, 64, 64, 255, 128, 128];
    expect(rows).toEqual([
      first,
      first,
      Array(8).fill(255),
      [191, 191, 255, 255, 255, 255, 255, 255],
      [191, 191, 255, 255, 255, 255, 255, 255],
    ]);
  });

  it.each([
    [
      () => imagePng({ data: new Float32Array(4), shape: [2, 2] }),
      "imagePng: images must have shape [n, 1 or 3, height, width]; got [2, 2]",
    ],
    [() => imagePng(every, { scale: 0 }), "scale must be a positive integer; got 0"],
    [() => imagePng(every, { gap: -1 }), "gap must be an integer >= 0; got -1"],
    [
      () => imagePng({ data: Float32Array.of(Infinity), shape: [1, 1, 1, 1] }),
      "images must be finite; got Infinity",
    ],
    [() => imageRgba(every, 1), "imageRgba: index must be an integer in 0..0; got 1"],
    [() => imageRgba({ data: Float32Array.of(NaN), shape: [1, 1, 1, 1] }), "images must be finite"],
  ])("refuses %s", (make, message) => {
    expect(make).toThrow(message);
  });
});

describe("imageRgba(images, index)", () => {
  it("is the image of that number, opaque", () => {
    const images = {
      data: Float32Array.of(-1, 1, 0, -1, -1, 1, 0.2, 0.41, 1, -1, 0, 0),
      shape: [2, 3, 1, 2],
    };
    expect([...imageRgba(images, 1)]).toEqual([153, 255, 128, 255, 180, 0, 128, 255]);
    expect([...imageRgba(every)].filter((_, i) => i % 4 === 1)).toEqual(
      Array.from({ length: 256 }, (_, u) => u),
    );
  });
});
