import { pow } from "@inkwash/special";
import { expect, test } from "vitest";

const { MAX_VALUE } = Number;

test("pow(x, y) has the special cases of C99, F.9.4.4", () => {
  const cases: readonly (readonly [x: number, y: number, value: number])[] = [
    // x = +-0
    [0, -3, Infinity],
    [-0, -3, -Infinity],
    [-0, -2, Infinity],
    [-0, -2.5, Infinity],
    [-0, -Infinity, Infinity],
    [0, 3, 0],
    [-0, 3, -0],
    [-0, 2, 0],
    [-0, 2.5, 0],
    // 1 whatever the other is
    [-1, Infinity, 1],
    [-1, -Infinity, 1],
    [1, NaN, 1],
    [1, -Infinity, 1],
    [NaN, 0, 1],
    [Infinity, -0, 1],
    // NaN
    [NaN, 1, NaN],
    [2, NaN, NaN],
    [-1, NaN, NaN],
    [-2, 0.5, NaN],
    [-MAX_VALUE, 1e-300, NaN],
    // y = +-Infinity
    [0.5, -Infinity, Infinity],
    [-1.5, -Infinity, 0],
    [-0.5, Infinity, 0],
    [1.5, Infinity, Infinity],
    // x = +-Infinity
    [-Infinity, -3, -0],
    [-Infinity, -2, 0],
    [-Infinity, -0.5, 0],
    [-Infinity, 3, -Infinity],
    [-Infinity, 2, Infinity],
    [-Infinity, 0.5, Infinity],
    [Infinity, -1e-300, 0],
    [Infinity, 1e-300, Infinity],
  ];
  for (const [x, y, value] of cases) expect(pow(x, y), `pow(${x}, ${y})`).toBe(value);
});

test("pow(x, n) is exact where x^n is a double", () => {
  for (let x = 1; x <= 30; x++) {
    for (let n = 1, exact = BigInt(x); exact < 2n ** 53n && n < 60; n++, exact *= BigInt(x)) {
      expect(pow(x, n)).toBe(Number(exact));
      expect(pow(-x, n)).toBe(n % 2 ? -Number(exact) : Number(exact));
    }
  }
});

test("pow(2, k) is every power of two", () => {
  let power = 5e-324;
  for (let k = -1074; k <= 1023; k++, power *= 2) expect(pow(2, k)).toBe(power);
});

test("pow(x, 1) is x and pow(x^2, 1/2) is |x|", () => {
  for (let x = 0.5; x < 1e9; x *= 1.37) {
    const short = Math.fround(x);
    expect(pow(x, 1)).toBe(x);
    expect(pow(short * short, 0.5)).toBe(short);
  }
});

test("pow(x, y) tells odd from even up to 2^53 and calls all beyond even", () => {
  expect(pow(-1, 2 ** 53 - 1)).toBe(-1);
  expect(pow(-1, 2 ** 53)).toBe(1);
  expect(pow(-1, -(2 ** 52) - 1)).toBe(-1);
  expect(pow(-2, 2 ** 60)).toBe(Infinity);
});

test("pow(x, y) overflows and underflows, and stays 1 for a tiny y", () => {
  expect(pow(2, 1024)).toBe(Infinity);
  expect(pow(-2, 1025)).toBe(-Infinity);
  expect(pow(2, -1075)).toBe(0);
  expect(pow(-2, -1077)).toBe(-0);
  expect(pow(10, 308)).toBe(1e308);
  expect(pow(10, -323)).toBe(1e-323);
  expect(pow(1 + 2 ** -52, 1e300)).toBe(Infinity);
  expect(pow(1 - 2 ** -53, 1e300)).toBe(0);
  expect(pow(MAX_VALUE, 1e-300)).toBe(1);
});
