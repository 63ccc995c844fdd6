import "@inkwash/matchers";
import exact from "@inkwash/golden/stats_ks_exact.json" with { type: "json" };
import seed003 from "@inkwash/golden/seed003_ks.json" with { type: "json" };
import scipy from "@inkwash/golden/stats_ks.json" with { type: "json" };
import { kolmogorovTail } from "@inkwash/stats";
import { describe, expect, test } from "vitest";

const tail = (n: number, d: number): number => kolmogorovTail(n, d).probability;

describe("kolmogorovTail(n, d)", () => {
  test("is P(D >= d) in integer arithmetic, as near as its method says", () => {
    const methods = new Set<string>();
    for (const { n, d, tail: expected } of exact.middle) {
      const { probability, method } = kolmogorovTail(n, d);
      methods.add(method);
      const tolerance = {
        exact: { rtol: 1e-11 },
        smirnov: { rtol: 1e-12 + Math.exp(-6 * n * d * d) },
        "pelz-good": { atol: 0.06 / n / n },
      }[method];
      expect([probability], `n ${n}, d ${d}, ${method}`).toBeAllClose([expected], tolerance);
    }
    expect([...methods].sort()).toEqual(["exact", "pelz-good", "smirnov"]);
  });

  test("is twice Smirnov's tail in integer arithmetic, relative 1e-12 down to 1e-287", () => {
    for (const { n, d, tail: expected } of exact.far) {
      expect([tail(n, d)], `n ${n}, d ${d}`).toBeAllClose([expected], { rtol: 1e-12 });
    }
  });

  test("equals SciPy's kstwo.sf, relative 1e-9, for n from 1 to 100,000", () => {
    for (const [n, { D, sf }] of Object.entries(scipy.kstwo)) {
      const tails = D.map((d) => tail(Number(n), d));
      expect(tails, `n ${n}`).toBeAllClose(sf, { rtol: 1e-9, atol: 1e-15 });
    }
  });

  test("equals the 201 p-values of tutorial 003, relative 1e-11", () => {
    const tails = seed003.D.map((d) => tail(10_000, d));
    expect(tails).toBeAllClose(seed003.p, { rtol: 1e-11 });
  });

  test("is the closed form for n = 1 and n = 2", () => {
    for (const d of [0.5, 0.6, 0.75, 0.9, 1]) {
      expect(tail(1, d)).toBeCloseTo(2 - 2 * d, 15);
      expect(tail(2, d)).toBeCloseTo(2 * (1 - d) ** 2, 15);
    }
    for (const d of [0.25, 0.3, 0.4, 0.5]) {
      expect(tail(2, d)).toBeCloseTo(1 - 2 * (2 * d - 0.5) ** 2, 15);
    }
  });

  test("never rises with d, across every border of the formulas", () => {
    for (const n of [1, 2, 3, 7, 50, 139, 140, 141, 150, 2000]) {
      let last = 1;
      for (let k = 0; k <= 400; k++) {
        // Denser where it matters: z = sqrt(n) d up to 4, then on to d = 1.
        const d = Math.min(
          1,
          k <= 320 ? (4 * k) / 320 / Math.sqrt(n) : 4 / Math.sqrt(n) + (k - 320) / 80,
        );
        const p = tail(n, d);
        expect(p, `n ${n}, d ${d}`).toBeLessThanOrEqual(last * (1 + 1e-9));
        last = p;
      }
      expect(last).toBe(0);
    }
  });

  test("names its method", () => {
    expect(kolmogorovTail(100, 0.1).method).toBe("exact");
    expect(kolmogorovTail(1000, 0.5).method).toBe("exact");
    expect(kolmogorovTail(1000, 0.05).method).toBe("smirnov");
    expect(kolmogorovTail(10_000, 0.01).method).toBe("pelz-good");
  });

  test("refuses n and d out of range", () => {
    expect(() => kolmogorovTail(0, 0.5)).toThrow(
      new RangeError("kolmogorovTail: n must be a positive integer; got 0"),
    );
    expect(() => kolmogorovTail(10, NaN)).toThrow(
      new RangeError("kolmogorovTail: d must be in [0, 1]; got NaN"),
    );
  });
});
