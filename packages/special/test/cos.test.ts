import { cos, sin } from "@inkwash/special";
import { expect, test } from "vitest";

test("cos(x) is 1 at zero and refuses what is not finite", () => {
  expect(cos(0)).toBe(1);
  expect(cos(-0)).toBe(1);
  expect(cos(2 ** -27)).toBe(1);
  expect(cos(Infinity)).toBeNaN();
  expect(cos(-Infinity)).toBeNaN();
  expect(cos(NaN)).toBeNaN();
});

test("cos(x) is right for huge angles", () => {
  // The double nearest to a multiple of pi/2: Muller, Elementary Functions, table 11.1.
  expect(cos(6381956970095103 * 2 ** 797)).toBe(-4.687165924254628e-19);
  expect(cos(1e22)).toBe(0.523214785395139);
  expect(cos(1.7976931348623157e308)).toBe(-0.9999876894265599);
});

test("cos(-x) is cos(x), and cos^2 + sin^2 is 1, on every path of the reduction", () => {
  for (const x of [0.3, 0.9, 2.5, 4, 5.5, 1e5, 1048576, 1e9, 1e22, 1e300]) {
    expect(cos(-x)).toBe(cos(x));
    expect(Math.abs(cos(x) ** 2 + sin(x) ** 2 - 1)).toBeLessThan(3e-16);
  }
});
