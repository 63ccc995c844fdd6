import "@inkwash/matchers";
import { expect, test } from "vitest";
import { constantRate, cosineRate, rateAt } from "../src/index.ts";

test("rateAt(constantRate(rate), k) is the rate", () => {
  expect([0, 1, 1e6].map((k) => rateAt(constantRate(0.01), k))).toEqual([0.01, 0.01, 0.01]);
});

test("rateAt(cosineRate(peak, { steps }), k) is half a cosine from peak to 0", () => {
  const rate = cosineRate(2, { steps: 12 });
  const at = [0, 3, 4, 6, 8, 12, 100].map((k) => rateAt(rate, k));
  expect(at).toBeAllClose([2, 1 + Math.SQRT1_2, 1.5, 1, 0.5, 0, 0], { atol: 1e-15 });
});

test("rateAt(cosineRate(peak, { steps, warmUp, end }), k) rises first, reaches the peak once, and ends at end", () => {
  const rate = cosineRate(4, { steps: 10, warmUp: 4, end: 1 });
  const at = Array.from({ length: 12 }, (_, k) => rateAt(rate, k));
  expect(at.slice(0, 5)).toEqual([1, 2, 3, 4, 4]);
  expect([at[7], at[10], at[11]]).toBeAllClose([2.5, 1, 1], { rtol: 1e-15 });
});

test("constantRate(rate) and cosineRate(peak, options) refuse what is out of range", () => {
  expect(() => constantRate(0)).toThrow("constantRate: rate must be positive and finite; got 0");
  expect(() => cosineRate(NaN, { steps: 3 })).toThrow("cosineRate: peak must be positive");
  expect(() => cosineRate(1, { steps: 0 })).toThrow("cosineRate: steps must be a positive integer");
  expect(() => cosineRate(1, { steps: 3, warmUp: 3 })).toThrow(
    "cosineRate: warmUp must be an integer in [0, 2]; got 3",
  );
  expect(() => cosineRate(1, { steps: 3, end: 2 })).toThrow(
    "cosineRate: end must be in [0, peak = 1]; got 2",
  );
});
