import { tanh } from "@inkwash/special";
import { expect, test } from "vitest";

test("tanh(x) keeps zeros with their sign, and the limits", () => {
  expect(tanh(0)).toBe(0);
  expect(tanh(-0)).toBe(-0);
  expect(tanh(Infinity)).toBe(1);
  expect(tanh(-Infinity)).toBe(-1);
  expect(tanh(NaN)).toBeNaN();
});

test("tanh(x) is x for small x and 1 for large", () => {
  for (const x of [5e-324, -1e-300, 2 ** -29]) expect(tanh(x)).toBe(x);
  expect(tanh(18)).toBe(1 - 2 ** -51);
  expect(tanh(19.1)).toBe(1);
  expect(tanh(-22)).toBe(-1);
  expect(tanh(1e308)).toBe(1);
});
