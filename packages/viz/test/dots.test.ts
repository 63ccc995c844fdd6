import { describe, expect, it } from "vitest";
import { addDot, dotsOf, fullInk, sheetOf, tonesOf, type Sheet } from "../src/film/dots.ts";

const size = 24;

/** Ink, and its centre of mass in pixels. */
function mass(sheet: Sheet): { ink: number; x: number; y: number } {
  let [ink, x, y] = [0, 0, 0];
  sheet.ink.forEach((amount, at) => {
    ink += amount;
    x += amount * ((at % sheet.stride) - sheet.room + 0.5);
    y += amount * (Math.floor(at / sheet.stride) - sheet.room + 0.5);
  });
  return { ink, x: x / ink, y: y / ink };
}

describe("addDot(sheet, dots, x, y)", () => {
  it.each([0.5, 1, 1.3, 2, 3.7, 8])(
    "spends the ink of a disc of radius %d, wherever it is",
    (radius) => {
      const dots = dotsOf(radius);
      for (const [x, y] of [
        [12, 12],
        [11.3, 12.9],
        [0, 0],
        [23.9, 4.6],
      ] as const) {
        const sheet = sheetOf(size, size, dots);
        addDot(sheet, dots, x, y);
        const area = Math.PI * radius * radius;
        expect(mass(sheet).ink / fullInk / area).toBeCloseTo(1, 0);
        expect(Math.abs(mass(sheet).ink / fullInk - area)).toBeLessThan(0.05 * area + 0.1);
      }
    },
  );

  it("puts the middle of the disc within an eighth of a pixel of its place, up to the rounding of ink", () => {
    const dots = dotsOf(1.3);
    for (let i = 0; i < 200; i++) {
      const [x, y] = [2 + ((i * 0.137) % 20), 2 + ((i * 0.911) % 20)];
      const sheet = sheetOf(size, size, dots);
      addDot(sheet, dots, x, y);
      expect(Math.abs(mass(sheet).x - x)).toBeLessThanOrEqual(0.125 + 0.04);
      expect(Math.abs(mass(sheet).y - y)).toBeLessThanOrEqual(0.125 + 0.04);
    }
  });

  it("never writes outside the sheet", () => {
    for (const radius of [0.5, 1.3, 5]) {
      const dots = dotsOf(radius);
      const alone = sheetOf(8, 8, dots);
      addDot(alone, dots, 4, 4);
      for (const [x, y] of [
        [0, 0],
        [7.999, 0],
        [0, 7.999],
        [7.999, 7.999],
      ] as const) {
        const sheet = sheetOf(8, 8, dots);
        addDot(sheet, dots, x, y);
        expect(Math.abs(mass(sheet).ink - mass(alone).ink)).toBeLessThan(
          0.05 * mass(alone).ink + 8,
        );
      }
    }
  });
});

describe("tonesOf(opacity, tones)", () => {
  it.each([0.05, 0.3, 0.5, 0.95])(
    "is the light that overlapping dots of opacity %d stop",
    (opacity) => {
      const table = tonesOf(opacity, 200);
      for (let ink = 0; ink < table.length; ink++) {
        expect(
          Math.abs(table[ink]! - 200 * (1 - (1 - opacity) ** (ink / fullInk))),
        ).toBeLessThanOrEqual(0.5 + 1e-9);
      }
      expect(table[0]).toBe(0);
      expect(table.at(-1)).toBe(200);
    },
  );

  it("stays short for faint dots", () => {
    expect(tonesOf(1e-9, 8).length).toBeLessThanOrEqual(65536);
  });
});
