import golden from "@inkwash/golden/stats_cramer.json" with { type: "json" };
import { cramerVonMisesTest, normalCdf } from "@inkwash/stats";
import { describe, expect, test } from "vitest";
import { cramerVonMisesTail } from "../src/tests/cramer-von-mises-law.ts";

describe("cramerVonMisesTest(values, cdf)", () => {
  test("sums Csorgo and Faraway's series to 1e-9 of mpmath's, and to 1e-12 where p is above 1e-6", () => {
    for (const [n, w, p] of golden.tails as [number, number, number][]) {
      const gap = Math.abs(cramerVonMisesTail(n, w) - p);
      expect(gap, `${n} ${w}`).toBeLessThan(p > 1e-6 ? 1e-12 : 1e-9);
    }
  });

  test("is near 1,000,000 simulated samples: 0.02 at n = 2, 0.01 / n^2 from 5 on", () => {
    for (const [n, w, p] of golden.simulated as [number, number, number][]) {
      const chance = 4 * Math.sqrt((p * (1 - p)) / 1e6);
      const said = n < 5 ? 0.02 : 0.01 / n ** 2;
      expect(Math.abs(cramerVonMisesTail(n, w) - p), `${n} ${w}`).toBeLessThan(chance + said);
    }
  });

  test("gives 1 and 0 at the ends of what W can be", () => {
    expect(cramerVonMisesTest([0.25, 0.75], (x) => x)).toMatchObject({ pValue: 1, n: 2 });
    expect(cramerVonMisesTest([9, 9, 9], () => 0).pValue).toBe(0);
    expect(cramerVonMisesTest([40, 41], normalCdf).pValue).toBe(0);
  });
});
