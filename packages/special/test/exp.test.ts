import { exp } from "@inkwash/special";
import { expect, test } from "vitest";

test("exp(x) is exact where e^x is a double", () => {
  expect(exp(0)).toBe(1);
  expect(exp(-0)).toBe(1);
  expect(exp(-Infinity)).toBe(0);
  expect(exp(Infinity)).toBe(Infinity);
  expect(exp(NaN)).toBeNaN();
});

test("exp(x) overflows and underflows at the thresholds of IEEE 754 doubles", () => {
  expect(exp(709.782712893384)).toBe(1.7976931348622732e308);
  expect(exp(709.7827128933841)).toBe(Infinity);
  expect(exp(-745.1332191019411)).toBe(5e-324);
  expect(exp(-745.1332191019412)).toBe(0);
});

test("exp(x) rounds to 1 or its neighbours for tiny x", () => {
  expect(exp(2 ** -54)).toBe(1);
  expect(exp(2 ** -52)).toBe(1 + 2 ** -52);
  expect(exp(-(2 ** -53))).toBe(1 - 2 ** -53);
  expect(exp(5e-324)).toBe(1);
});

test("exp(x) passes through subnormal results without a gap", () => {
  for (let x = -708; x > -745; x -= 0.25) {
    const value = exp(x);
    expect(value).toBeGreaterThan(0);
    expect(value / exp(x + 700) / exp(-700)).toBeCloseTo(1, value < 1e-320 ? 0 : 3);
  }
});
