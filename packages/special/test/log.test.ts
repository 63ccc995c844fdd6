import { log } from "@inkwash/special";
import { expect, test } from "vitest";

test("log(x) is IEEE at the ends of its domain", () => {
  expect(log(1)).toBe(0);
  expect(log(0)).toBe(-Infinity);
  expect(log(-0)).toBe(-Infinity);
  expect(log(Infinity)).toBe(Infinity);
  expect(log(-5e-324)).toBeNaN();
  expect(log(-Infinity)).toBeNaN();
  expect(log(NaN)).toBeNaN();
});

test("log(2^k) is k ln 2 for every power of two, subnormal ones too", () => {
  let power = 5e-324;
  for (let k = -1074; k <= 1023; k++, power *= 2) {
    expect(Math.abs(log(power) - k * Math.LN2)).toBeLessThanOrEqual(2 ** -42);
  }
});

test("log(1 +- one bit) is not lost", () => {
  expect(log(1 + 2 ** -52)).toBe(2.2204460492503128e-16);
  expect(log(1 - 2 ** -53)).toBe(-1.1102230246251565e-16);
});
