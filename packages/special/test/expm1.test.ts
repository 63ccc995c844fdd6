import { expm1 } from "@inkwash/special";
import { expect, test } from "vitest";

test("expm1(x) keeps zeros with their sign, and the limits", () => {
  expect(expm1(0)).toBe(0);
  expect(expm1(-0)).toBe(-0);
  expect(expm1(-Infinity)).toBe(-1);
  expect(expm1(Infinity)).toBe(Infinity);
  expect(expm1(NaN)).toBeNaN();
});

test("expm1(x) is x for the smallest x, whose square is lost", () => {
  for (const x of [5e-324, -5e-324, 1e-300, 2 ** -55]) expect(expm1(x)).toBe(x);
});

test("expm1(x) saturates at -1 and overflows with exp", () => {
  expect(expm1(-37)).toBe(-1 + 2 ** -53);
  expect(expm1(-38)).toBe(-1);
  expect(expm1(-1e308)).toBe(-1);
  expect(expm1(709.782712893384)).toBe(1.7976931348622732e308);
  expect(expm1(709.7827128933841)).toBe(Infinity);
});

test("expm1(x) does not jump where its method changes", () => {
  for (const border of [2 ** -54, 0.34657359027997264, 709, -40]) {
    const step = Math.abs(border) * 1e-9;
    const [low, high] = [expm1(border - step), expm1(border + step)];
    expect(high).toBeGreaterThanOrEqual(low);
    expect(high - low).toBeLessThanOrEqual(2.1 * step * (high + 1) + 2 ** -52);
  }
});
