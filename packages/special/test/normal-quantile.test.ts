import { erfc, normalQuantile } from "@inkwash/special";
import { expect, test } from "vitest";

test("normalQuantile(p) is 0 at 1/2, infinite at 0 and 1, NaN outside", () => {
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0)).toBe(-Infinity);
  expect(normalQuantile(-0)).toBe(-Infinity);
  expect(normalQuantile(1)).toBe(Infinity);
  expect(normalQuantile(-5e-324)).toBeNaN();
  expect(normalQuantile(1.0000000000000002)).toBeNaN();
  expect(normalQuantile(Infinity)).toBeNaN();
  expect(normalQuantile(NaN)).toBeNaN();
});

test("normalQuantile(1 - p) is -normalQuantile(p) where 1 - p is exact", () => {
  for (let i = 1; i < 1024; i++) {
    expect(normalQuantile(1 - i / 1024) + normalQuantile(i / 1024)).toBe(0);
  }
});

test("erfc(-normalQuantile(p) / sqrt(2)) / 2 is p again", () => {
  for (let p = 1e-300; p < 0.99; p *= 3) {
    const x = normalQuantile(p);
    // An error of one part in 2^53 in x is worth x^2 parts in p.
    const tolerance = (2 + x * x) * 2 ** -52;
    expect(Math.abs(erfc(-x * Math.SQRT1_2) / 2 / p - 1)).toBeLessThan(tolerance);
  }
});

test("normalQuantile(p) grows, across the border of its methods too", () => {
  for (const border of [0.25, 0.75]) {
    for (let i = -20; i < 20; i++) {
      const p = border + i * 2 ** -53;
      expect(normalQuantile(p + 2 ** -53)).toBeGreaterThanOrEqual(normalQuantile(p));
    }
  }
});
