import { sin } from "@inkwash/special";
import { expect, test } from "vitest";

test("sin(x) keeps zeros with their sign and refuses what is not finite", () => {
  expect(sin(0)).toBe(0);
  expect(sin(-0)).toBe(-0);
  expect(sin(Infinity)).toBeNaN();
  expect(sin(-Infinity)).toBeNaN();
  expect(sin(NaN)).toBeNaN();
});

test("sin(x) is x for small x, whose cube is lost", () => {
  for (const x of [5e-324, -1e-300, 2 ** -27]) expect(sin(x)).toBe(x);
});

test("sin(x) is right for huge angles", () => {
  // Kahan's and Muller's examples, to the digits that they publish.
  expect(sin(1e22)).toBe(-0.8522008497671888);
  expect(sin(3.141592653589793)).toBe(1.2246467991473532e-16);
  expect(sin(6381956970095103 * 2 ** 797)).toBe(1);
  expect(sin(1.7976931348623157e308)).toBe(0.004961954789184062);
});

test("sin(-x) is -sin(x), on every path of the reduction", () => {
  for (const x of [0.3, 0.9, 2.5, 4, 1e5, 1048576, 1e9, 1e22, 1e300]) {
    expect(sin(-x)).toBe(-sin(x));
  }
});
