import { erfc } from "@inkwash/special";
import { expect, test } from "vitest";

test("erfc(x) has the limits 2 and 0", () => {
  expect(erfc(0)).toBe(1);
  expect(erfc(-0)).toBe(1);
  expect(erfc(-Infinity)).toBe(2);
  expect(erfc(Infinity)).toBe(0);
  expect(erfc(-6)).toBe(2);
  expect(erfc(NaN)).toBeNaN();
});

test("erfc(x) reaches the smallest double and then 0", () => {
  expect(erfc(27.226)).toBe(5e-324);
  expect(erfc(27.23)).toBe(0);
  expect(erfc(28)).toBe(0);
  expect(erfc(1e308)).toBe(0);
});

test("erfc(x) falls, and does not jump where its method changes", () => {
  for (const border of [-6, -0.5, 0.5, 1, 27]) {
    const step = 2 ** -30;
    const [high, low] = [erfc(border - step), erfc(border + step)];
    expect(high).toBeGreaterThanOrEqual(low);
    // |erfc'| <= 2 / sqrt(pi) and, relative to erfc, below 2 (x + 1) in the tail.
    const slope = Math.min(1.13, low * 2 * (Math.max(border, 0) + 1));
    expect(high - low).toBeLessThanOrEqual(2 * step * slope * 1.01 + 2 ** -52 * high);
  }
});
