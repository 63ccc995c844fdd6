import { describe, expect, it } from "vitest";
import { cube, dither } from "../src/film/dither.ts";

function dithered(rgb: Uint8Array, width: number, height: number): number[] {
  const indices: number[] = [];
  dither(rgb, width, height, (pixel, index) => {
    expect(pixel).toBe(indices.length);
    indices.push(index);
  });
  return indices;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe("cube", () => {
  it("has 252 different colours, black and white among them, at equal steps", () => {
    expect(new Set(cube.map(String)).size).toBe(252);
    expect(cube[0]).toEqual([0, 0, 0]);
    expect(cube[251]).toEqual([255, 255, 255]);
    expect([...new Set(cube.map(([r]) => r))]).toEqual([0, 51, 102, 153, 204, 255]);
    expect([...new Set(cube.map(([, g]) => g))]).toEqual([0, 43, 85, 128, 170, 213, 255]);
  });
});

describe("dither(rgb, width, height, write)", () => {
  it("leaves the colours of the cube as they are", () => {
    const rgb = Uint8Array.from(cube.flat());
    expect(dithered(rgb, 18, 14)).toEqual(Array.from({ length: 252 }, (_, i) => i));
  });

  it.each([
    [10, 20, 30],
    [77, 150, 201],
    [128, 128, 128],
    [254, 1, 90],
  ])("keeps the mean of the even colour %d, %d, %d", (...colour) => {
    const n = 64 * 64;
    const rgb = Uint8Array.from({ length: 3 * n }, (_, i) => colour[i % 3]!);
    const indices = dithered(rgb, 64, 64);
    for (let c = 0; c < 3; c++) {
      expect(Math.abs(mean(indices.map((index) => cube[index]![c]!)) - colour[c]!)).toBeLessThan(
        1.5,
      );
    }
  });

  it("keeps the mean of every 8 x 8 block of a slope within a few levels", () => {
    const [width, height] = [128, 64];
    const rgb = Uint8Array.from({ length: 3 * width * height }, (_, i) => {
      const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
      return [2 * x, 4 * y - (y > 63 ? 1 : 0), 255 - 2 * x][i % 3]!;
    });
    const indices = dithered(rgb, width, height);
    for (let block = 0; block < 128; block++) {
      const pixels = Array.from(
        { length: 64 },
        (_, k) => (Math.floor(block / 16) * 8 + (k >> 3)) * width + (block % 16) * 8 + (k & 7),
      );
      for (let c = 0; c < 3; c++) {
        const wanted = mean(pixels.map((pixel) => rgb[3 * pixel + c]!));
        const got = mean(pixels.map((pixel) => cube[indices[pixel]!]![c]!));
        expect(Math.abs(got - wanted)).toBeLessThan(9);
      }
    }
  });

  // Reds are 51 apart, so 26 becomes 1 and 25 becomes 0: each pixel here turns on what one share,
  // in sixteenths rounded to whole levels, of the errors before it brings.
  it.each([
    ["7 to the right", 2, [18, 18], [0, 1]],
    ["5 below", 1, [20, 20], [0, 1]],
    ["3 below on the left", 2, [0, 25, 21, 0], [0, 0, 1, 0]],
    ["1 below on the right", 2, [24, 0, 0, 17], [0, 0, 0, 1]],
  ] as const)("passes errors on as Floyd and Steinberg do: %s", (_, width, reds, steps) => {
    const rgb = Uint8Array.from(reds.flatMap((red) => [red, 0, 0]));
    expect(dithered(rgb, width, reds.length / width).map((index) => index / 42)).toEqual(steps);
  });
});
