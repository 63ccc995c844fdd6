import { erf, erfc } from "@inkwash/special";
import { expect, test } from "vitest";

test("erf(x) keeps zeros with their sign, and the limits", () => {
  expect(erf(0)).toBe(0);
  expect(erf(-0)).toBe(-0);
  expect(erf(Infinity)).toBe(1);
  expect(erf(-Infinity)).toBe(-1);
  expect(erf(6)).toBe(1);
  expect(erf(-6)).toBe(-1);
  expect(erf(NaN)).toBeNaN();
});

test("erf(x) is 2 x / sqrt(pi) for the smallest x", () => {
  expect(erf(1e-300)).toBe(1.1283791670955126e-300);
  expect(erf(5e-324)).toBe(5e-324);
});

test("erf(-x) is -erf(x), and erf(x) + erfc(x) is 1 to a bit", () => {
  for (let x = 1 / 64; x < 7; x += 1 / 64) {
    expect(erf(-x)).toBe(-erf(x));
    expect(Math.abs(erf(x) + erfc(x) - 1)).toBeLessThanOrEqual(2 ** -53);
  }
});
