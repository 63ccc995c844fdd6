import { describe, expect, it } from "vitest";
import { histogramFilm, histogramPainter, toGif, type HistogramFrame } from "../src/index.ts";
import { normals } from "./data.ts";
import { decodeGif } from "./gif.ts";
import { firstDifference } from "./same.ts";

const options = { extent: [0, 4], top: 1, bins: 4 } as const;
// 480 x 320: 32 pixels of text above, 4 of progress and 24 of axis below.
const [ceiling, floor] = [32, 320 - 4 - 24];

/** How many pixels of the bar colour there are in one column of the picture. */
function barHeight(pixels: Uint8Array, x: number): number {
  let height = 0;
  for (let y = ceiling; y < floor; y++) if (pixels[y * 480 + x] === 4) height++;
  return height;
}

describe("histogramPainter(options)", () => {
  it("draws bars as high as their densities", () => {
    const painter = histogramPainter(options);
    const pixels = painter.paint({ values: [0.5, 0.6, 1.5, 1.6, 1.7, 3, 3.5, 4, 9, -9] });
    const full = floor - ceiling;
    expect([60, 180, 300, 420].map((x) => barHeight(pixels, x))).toEqual(
      [2, 3, 0, 3].map((count) => Math.round((full * count) / 10)),
    );
  });

  it("leaves a pixel between bars that are wide enough", () => {
    const pixels = histogramPainter(options).paint({ values: [0.5, 1.5] });
    expect([118, 119, 120].map((x) => barHeight(pixels, x) > 0)).toEqual([true, false, true]);
  });

  it("draws the curve over the bars and the background, where its heights are", () => {
    const painter = histogramPainter(options);
    const curve = { x: [0, 2, 4], y: [0.25, 0.75, 0.25] };
    const pixels = painter.paint({ values: [0.5, 0.5, 0.5, 3.5], curve });
    for (let x = 5; x < 475; x += 5) {
      const height = 0.25 + 0.5 * (1 - Math.abs(x + 0.5 - 240) / 240);
      const row = Math.round(floor - 1 - (floor - ceiling) * height);
      const strongest = Math.max(...[-1, 0, 1].map((shift) => pixels[(row + shift) * 480 + x]!));
      expect(strongest, `column ${x}`).toBeGreaterThan(4);
    }
    expect(pixels).toContain(4 + 5);
    expect(pixels).toContain(4 + 10);
  });

  it("cuts off what is too high, and never paints over its margins", () => {
    const pixels = histogramPainter({ ...options, top: 0.1 }).paint({
      values: [0.5],
      curve: { x: [0, 4], y: [5, -5] },
    });
    expect(barHeight(pixels, 60)).toBe(floor - ceiling);
    expect(pixels.subarray(0, ceiling * 480).every((pixel) => pixel === 0)).toBe(true);
  });

  it("has an axis with numbers below", () => {
    const pixels = histogramPainter(options).paint({ values: [] });
    expect(pixels.subarray(floor * 480, (floor + 1) * 480).every((pixel) => pixel === 2)).toBe(
      true,
    );
    expect(
      pixels.subarray((floor + 6) * 480).filter((pixel) => pixel === 2).length,
    ).toBeGreaterThan(40);
  });

  const make = (more: object) => () => histogramPainter({ ...options, ...more });
  const paint = (frame: HistogramFrame) => () => histogramPainter(options).paint(frame);

  it.each([
    [make({ extent: [1, 1] }), "histogramPainter: extent must be finite and ascending; got [1, 1]"],
    [make({ top: 0 }), "top must be a positive number; got 0"],
    [make({ bins: 0 }), "bins must be a positive integer; got 0"],
    [make({ width: 5000 }), "width must be in 64..4096; got 5000"],
    [paint({ values: [1, NaN] }), "values must be finite; got NaN at index 1"],
    [paint({ values: [], curve: { x: [1], y: [] } }), "curve.y must have length 1; got 0"],
    [paint({ values: [], curve: { x: [1], y: [Infinity] } }), "curve.y must be finite"],
  ])("refuses %s", (act, message) => {
    expect(act).toThrow(message);
  });
});

describe("histogramFilm(frames, options)", () => {
  it("keeps one range and one height for all frames, over all bars and curves", () => {
    const z = normals();
    const frames = [1, 2, 3].map((scale) => ({
      values: Float32Array.from({ length: 2000 }, () => scale * z()),
      curve: { x: [-1, 0, 1], y: [0, 0.3 * scale, 0] },
    }));
    const film = histogramFilm(frames, { bins: 30 });
    expect(film.length).toBe(3);
    for (let i = 0; i < 3; i++) {
      const { pixels } = film.frame(i);
      expect(pixels.subarray(0, ceiling * 480).every((pixel) => pixel === 0)).toBe(true);
      const row = pixels.subarray((ceiling + 2) * 480, (ceiling + 3) * 480);
      expect(
        row.every((pixel) => pixel === 0),
        `frame ${i} leaves a little room`,
      ).toBe(true);
    }
  });

  it("becomes a GIF with every pixel of every frame", () => {
    const z = normals(4);
    const film = histogramFilm(
      [1, 2].map((t) => ({ values: Array.from({ length: 300 }, z), caption: `t = ${t}` })),
    );
    decodeGif(toGif(film)).frames.forEach((frame, i) => {
      expect(firstDifference(frame.pixels, film.frame(i).pixels)).toBe(-1);
    });
  });

  it("takes no values, one value, and none at all in any frame", () => {
    for (const values of [[], [3], [0, 0, 0], [-1e12]]) {
      expect(() => histogramFilm([{ values }]).frame(0)).not.toThrow();
    }
    expect(histogramFilm([]).length).toBe(0);
  });
});
