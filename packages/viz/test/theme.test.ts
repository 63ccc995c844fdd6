import { describe, expect, it } from "vitest";
import { rgbOf } from "../src/colour-map.ts";
import { paints, palettes } from "../src/theme.ts";

type Vector = readonly [number, number, number];
type Matrix = readonly [Vector, Vector, Vector];

const times = (matrix: Matrix, v: Vector): Vector =>
  matrix.map((row) => row[0] * v[0] + row[1] * v[1] + row[2] * v[2]) as unknown as Vector;

const linear = (colour: string): Vector =>
  rgbOf(colour).map((byte) => {
    const u = byte / 255;
    return u <= 0.04045 ? u / 12.92 : ((u + 0.055) / 1.055) ** 2.4;
  }) as unknown as Vector;

/** WCAG 2.2, relative luminance and contrast ratio. */
const luminance = ([r, g, b]: Vector): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(linear(a)), luminance(linear(b))].toSorted((p, q) => p - q);
  return (high! + 0.05) / (low! + 0.05);
};

/** Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB. */
const sights: Readonly<Record<string, Matrix>> = {
  trichromacy: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Ottosson's OKLab, from linear RGB. */
const oklab = (rgb: Vector): Vector => {
  const clamped = rgb.map((u) => Math.min(1, Math.max(0, u))) as unknown as Vector;
  const lms = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    clamped,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    lms.map(Math.cbrt) as unknown as Vector,
  );
};

describe.each(["light", "dark"] as const)("palettes.%s", (theme) => {
  const { surface, ink, muted, series } = palettes[theme];

  it("keeps text at 4.5:1 and marks at 3:1 against its surface", () => {
    expect(contrast(ink, surface)).toBeGreaterThan(12);
    expect(contrast(muted, surface)).toBeGreaterThan(4.5);
    for (const colour of series) expect(contrast(colour, surface)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(sights))("keeps series apart under %s", (sight) => {
    const seen = series.map((colour) => oklab(times(sights[sight]!, linear(colour))));
    for (let i = 0; i < seen.length; i++) {
      for (let j = 0; j < i; j++) {
        const apart = Math.hypot(...seen[i]!.map((part, axis) => part - seen[j]![axis]!));
        expect(100 * apart, `${series[i]} and ${series[j]}`).toBeGreaterThan(8);
      }
    }
  });
});

describe("paints(theme)", () => {
  it("refuses a theme that there is not", () => {
    expect(() => paints("sepia" as "dark")).toThrow(
      'theme must be "light", "dark" or "auto"; got "sepia"',
    );
  });
});
