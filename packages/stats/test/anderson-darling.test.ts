import "@inkwash/matchers";
import golden from "@inkwash/golden/stats_anderson.json" with { type: "json" };
import normality from "@inkwash/golden/stats_normality.json" with { type: "json" };
import { andersonDarlingTest, normalCdf, normalLaw } from "@inkwash/stats";
import { describe, expect, test } from "vitest";
import { andersonDarlingTail, limitTail } from "../src/tests/anderson-darling-law.ts";

const arrays: Record<string, number[]> = normality.arrays;

describe("andersonDarlingTest(values, law)", () => {
  test("its limit law is mpmath's series, relative 1e-12 down to 1e-27", () => {
    for (const [a, p] of golden.limit as [number, number][]) {
      expect([limitTail(a)], String(a)).toBeAllClose([p], { rtol: 1e-12, atol: 0 });
    }
  });

  test("has mpmath's statistic, relative 1e-12, and Marsaglia's p-value, absolute 1e-12", () => {
    for (const [name, statistic, pValue] of golden.normal as [string, number, number][]) {
      const found = andersonDarlingTest(arrays[name]!, normalLaw());
      expect([found.statistic], name).toBeAllClose([statistic], { rtol: 1e-12 });
      if (pValue > 0.003) expect(Math.abs(found.pValue - pValue), name).toBeLessThan(1e-12);
      // Beyond their fit Marsaglia's correction alone would be 6e-4 / n.
      else
        expect(Math.abs(found.pValue / limitTail(statistic) - 1), name).toBeLessThan(2 / found.n);
    }
  });

  test("at small n is near 2,000,000 simulated samples: 0.02 at n = 2, 0.002 / n from 5 on", () => {
    for (const [n, a, p] of golden.simulated as [number, number, number][]) {
      const chance = 4 * Math.sqrt((p * (1 - p)) / 2e6);
      const said = n < 5 ? 0.02 : 0.002 / n;
      expect(Math.abs(andersonDarlingTail(n, a) - p), `${n} ${a}`).toBeLessThan(chance + said);
    }
  });

  test("of one value is exact: uniform under the law", () => {
    for (const u of [0.01, 0.2, 0.4999]) {
      // A is as large or larger outside (u, 1 - u).
      const { pValue, n } = andersonDarlingTest([u], (x) => x);
      expect(pValue).toBeCloseTo(2 * u, 12);
      expect(n).toBe(1);
    }
  });

  test("keeps the digits of the upper tail where the law has them", () => {
    const far = [...arrays["g20"]!, 30];
    expect(andersonDarlingTest(far, normalLaw()).statistic).toBeLessThan(Infinity);
    expect(andersonDarlingTest(far, normalCdf)).toMatchObject({ statistic: Infinity, pValue: 0 });
    const low = far.map((v) => -v);
    expect(andersonDarlingTest(low, normalLaw()).statistic).toBeCloseTo(
      andersonDarlingTest(far, normalLaw()).statistic,
      10,
    );
  });

  test("refuses what is no probability", () => {
    expect(() => andersonDarlingTest([0.5], () => 2)).toThrow(
      new RangeError("andersonDarlingTest: law must give a probability in [0, 1]; got 2 at 0.5"),
    );
    expect(() => andersonDarlingTest([0.5], () => NaN)).toThrow("got NaN at 0.5");
  });
});
