import { log, log1p } from "@inkwash/special";
import { expect, test } from "vitest";

test("log1p(x) keeps zeros with their sign, and the ends of its domain", () => {
  expect(log1p(0)).toBe(0);
  expect(log1p(-0)).toBe(-0);
  expect(log1p(-1)).toBe(-Infinity);
  expect(log1p(Infinity)).toBe(Infinity);
  expect(log1p(-1.0000000000000002)).toBeNaN();
  expect(log1p(-Infinity)).toBeNaN();
  expect(log1p(NaN)).toBeNaN();
});

test("log1p(x) is x for the smallest x, whose square is lost", () => {
  for (const x of [5e-324, -5e-324, 1e-300, -(2 ** -55)]) expect(log1p(x)).toBe(x);
});

test("log1p(x) is log(x) where 1 is lost in x", () => {
  for (const x of [2 ** 54, 1e100, 1.7976931348623157e308]) expect(log1p(x)).toBe(log(x));
});
