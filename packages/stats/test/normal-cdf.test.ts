import { normalCdf } from "@inkwash/stats";
import { describe, expect, test } from "vitest";

describe("normalCdf(x)", () => {
  test("has the tabled values of the standard normal, both tails", () => {
    // Abramowitz & Stegun, tables 26.1 and 26.2: P(1.96), Q(5), Q(10).
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 15);
    expect(normalCdf(-5) / 2.866515718791939e-7).toBeCloseTo(1, 13);
    expect(normalCdf(-10) / 7.619853024160525e-24).toBeCloseTo(1, 13);
  });

  test("is 0 and 1 at the infinities", () => {
    expect([normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0, 1]);
  });

  test("moves and stretches with mean and deviation", () => {
    expect(normalCdf(7, { mean: 5, deviation: 2 })).toBe(normalCdf(1));
  });

  test("refuses NaN and deviations that are not positive", () => {
    expect(() => normalCdf(NaN)).toThrow("normalCdf: x must be a number; got NaN");
    expect(() => normalCdf(0, { deviation: 0 })).toThrow(
      new RangeError("normalCdf: deviation must be in (0, Infinity); got 0"),
    );
    expect(() => normalCdf(0, { mean: Infinity })).toThrow("normalCdf: mean must be finite");
  });
});
