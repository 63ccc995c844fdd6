import "@inkwash/matchers";
import { expect, test } from "vitest";
import { clipScale, gradientNorm } from "../src/clip.ts";
import { updateAverage } from "../src/ema.ts";

test("updateAverage(ema, average, parameters, k) approaches constant parameters as decay^k", () => {
  const average = Float64Array.of(1);
  for (let k = 1; k <= 20; k++) updateAverage({ decay: 0.9 }, average, Float64Array.of(0), k);
  expect(average).toBeAllClose([0.9 ** 20], { rtol: 1e-13 });
});

test("updateAverage({ decay, warmUp: true }, ...) uses (1 + k) / (10 + k) until that passes the decay", () => {
  const decayed = (k: number): number => {
    const average = Float64Array.of(1);
    updateAverage({ decay: 0.9, warmUp: true }, average, Float64Array.of(0), k);
    return average[0]!;
  };
  expect([1, 8, 80, 1000].map(decayed)).toBeAllClose([2 / 11, 0.5, 0.9, 0.9], { rtol: 1e-15 });
});

test("clipScale(gradientNorm(gradient), clip) shortens a long gradient to clip and leaves a short one", () => {
  const norm = gradientNorm(Float64Array.of(3, 0, -4));
  expect(norm).toBe(5);
  expect(clipScale(norm, 1) * (norm + 1e-6)).toBeCloseTo(1, 15);
  expect(clipScale(norm, 6)).toBe(1);
  expect(clipScale(norm, Infinity)).toBe(1);
});
