import { describe, expect, it } from "vitest";
import { advance, drawText, fitted, widthOf } from "../src/film/font.ts";

/** What a text looks like, as rows of # and spaces. */
function drawn(text: string, scale: 1 | 2, width = 24, height = 20): string[] {
  const pixels = new Uint8Array(width * height);
  drawText(pixels, { width, height }, text, { x: 0, y: 0, scale, index: 7 });
  return Array.from({ length: height }, (_, row) =>
    [...pixels.subarray(row * width, (row + 1) * width)]
      .map((p) => (p === 7 ? "#" : " "))
      .join("")
      .trimEnd(),
  );
}

describe("drawText(pixels, size, text, place)", () => {
  it("draws capitals five wide and seven high", () => {
    expect(drawn("A", 1).slice(0, 8)).toEqual([
      " ###",
      "#   #",
      "#   #",
      "#####",
      "#   #",
      "#   #",
      "#   #",
      "",
    ]);
  });

  it("lets tails hang below the line", () => {
    expect(drawn("y", 1).slice(0, 10)).toEqual([
      "",
      "",
      "#   #",
      "#   #",
      "#   #",
      "#   #",
      " ####",
      "    #",
      " ###",
      "",
    ]);
  });

  it("draws every printable ASCII character, each of its own shape", () => {
    const shapes = Array.from({ length: 95 }, (_, i) =>
      drawn(String.fromCharCode(32 + i), 1).join("\n"),
    );
    const alike = new Set(shapes);
    // 0 and O are the same oval, as on many displays.
    expect(alike.size).toBe(94);
    expect(shapes.slice(1).every((shape) => shape.includes("#"))).toBe(true);
  });

  it("doubles straight strokes and smooths diagonals", () => {
    expect(drawn("-", 2).slice(6, 8)).toEqual(["  ######", "  ######"]);
    const slash = drawn("/", 2);
    // Plain doubling would make two-pixel stairs; Scale2x cuts their outer corners.
    expect(slash.join("")).not.toBe(
      drawn("/", 1)
        .flatMap((row) => [row, row])
        .map((row) => row.replace(/./g, "$&$&"))
        .join(""),
    );
    expect(slash.filter((row) => row.trim().length === 3).length).toBeGreaterThan(2);
  });

  it("drops accents without a glyph of their own, and boxes strangers", () => {
    expect(drawn("Ü", 1)).toEqual(drawn("U", 1));
    expect(drawn("漢", 1)[0]).toBe("#####");
    expect(drawn("ᾱ", 1)).not.toEqual(drawn("α", 1));
    expect(drawn("α\u0304", 1)).toEqual(drawn("ᾱ", 1));
  });

  it("cuts off what lies outside", () => {
    const pixels = new Uint8Array(10 * 10);
    for (const [x, y] of [
      [-3, -3],
      [8, 8],
      [-100, 0],
      [0, 100],
    ] as const) {
      drawText(pixels, { width: 10, height: 10 }, "MW", { x, y, scale: 2, index: 1 });
    }
    expect(pixels).toHaveLength(100);
    expect(pixels.some((pixel) => pixel === 1)).toBe(true);
  });
});

describe("fitted(text, width, scale)", () => {
  it("keeps what fits and marks what is missing", () => {
    expect(fitted("abcdef", 6 * advance, 1)).toBe("abcdef");
    expect(fitted("abcdef", 6 * advance - 1, 1)).toBe("abcdef");
    expect(fitted("abcdef", 5 * advance, 1)).toBe("abcd…");
    expect(fitted("abcdef", 5 * advance, 2)).toBe("a…");
    expect(fitted("abcdef", 0, 1)).toBe("");
    expect(fitted("", 100, 1)).toBe("");
  });

  it("never grows wider than it may", () => {
    for (let width = 0; width < 80; width++) {
      expect(widthOf(fitted("a long caption", width, 2), 2)).toBeLessThanOrEqual(width);
    }
  });
});
