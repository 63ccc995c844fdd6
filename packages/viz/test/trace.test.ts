import { describe, expect, it } from "vitest";
import { dotsOf, sheetOf, type Sheet } from "../src/film/dots.ts";
import { trace } from "../src/film/trace.ts";

const size = { width: 40, height: 30 };
const dots = dotsOf(1);

const traced = (x: number[], y: number[]): Sheet => {
  const sheet = sheetOf(size.width, size.height, dots);
  trace(sheet, dots, x, y, size);
  return sheet;
};

const at = (sheet: Sheet, x: number, y: number): number =>
  sheet.ink[(y + sheet.room) * sheet.stride + x + sheet.room]!;

describe("trace(sheet, dots, x, y, size)", () => {
  it("leaves no gap along the line and no ink far from it", () => {
    const sheet = traced([2, 38, 10], [3, 20, 28]);
    for (let k = 0; k <= 100; k++) {
      const x = Math.floor(2 + (36 * k) / 100);
      expect(at(sheet, Math.min(39, x), Math.floor(3 + (17 * k) / 100))).toBeGreaterThan(0);
    }
    for (let column = 0; column < 40; column++) {
      for (let row = 0; row < 30; row++) {
        if (at(sheet, column, row) === 0) continue;
        const near = [
          [2, 3, 38, 20],
          [38, 20, 10, 28],
        ].map(([ax, ay, bx, by]) => {
          const [dx, dy] = [bx! - ax!, by! - ay!];
          const t = Math.min(
            1,
            Math.max(0, ((column + 0.5 - ax!) * dx + (row + 0.5 - ay!) * dy) / (dx * dx + dy * dy)),
          );
          return Math.hypot(column + 0.5 - ax! - t * dx, row + 0.5 - ay! - t * dy);
        });
        expect(Math.min(...near)).toBeLessThan(1.9);
      }
    }
  });

  it("leaves out what lies outside, however far it goes", () => {
    const sheet = traced([-1e12, 1e12], [15, 15]);
    expect(at(sheet, 20, 15)).toBeGreaterThan(0);
    expect(traced([-50, -60], [1, 2]).ink.every((ink) => ink === 0)).toBe(true);
  });

  it("draws nothing for fewer than two points", () => {
    expect(traced([], []).ink.every((ink) => ink === 0)).toBe(true);
    expect(traced([5], [5]).ink.every((ink) => ink === 0)).toBe(true);
  });
});
