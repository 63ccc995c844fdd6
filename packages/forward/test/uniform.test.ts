import golden from "@inkwash/golden/forward_uniform.json" with { type: "json" };
import {
  marginal,
  score,
  uniformCdf,
  uniformDensity,
  uniformMarginal,
  uniformScore,
  cdf,
  density,
  type Mixture,
  type PiecewiseUniform,
} from "@inkwash/forward";
import "@inkwash/matchers";
import { at, constant, linear, scaledLinear } from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const gapped: PiecewiseUniform = {
  weights: [1 / 3, 1 / 3, 1 / 3],
  intervals: [
    [-10, -6],
    [-2, 2],
    [6, 10],
  ],
};
const lone: PiecewiseUniform = { weights: [1], intervals: [[0, 2]] };

describe("tutorial 003's data, against 30 digits", () => {
  test.each(golden.places.map(([signal, noise], i) => [signal!, noise!, i] as const))(
    "at signal %d, noise %d: density, cdf and score",
    (signal, noise, i) => {
      const here = uniformMarginal(gapped, { signal, noise });
      const column = (k: number): number[] => golden.values[i]!.map((row) => row[k]!);
      const points = golden.points;
      // Far out a relative error of x times float64's epsilon in x / noise is that of x^2 in the density.
      const steep = golden.points.map((x) => (x / noise) ** 2 * 4e-16 + 1e-12);
      uniformDensity(here, points).forEach((q, k) => {
        const rtol = column(0)[k]! > 1e-290 ? steep[k]! : 1;
        expect([q]).toBeAllClose([column(0)[k]!], { rtol, atol: 1e-300 });
      });
      uniformCdf(here, points).forEach((f, k) => {
        expect([f]).toBeAllClose([column(1)[k]!], { rtol: steep[k]!, atol: 1e-300 });
      });
      expect(uniformScore(here, points)).toBeAllClose(column(2), { rtol: 1e-12, atol: 1e-15 });
    },
  );

  const schedules = {
    Linear: linear(200, { end: 0.1 }),
    Quadratic: scaledLinear(200, { start: 1e-4, end: 0.1 }),
    Constant: constant(200, { beta: 0.1 }),
  };
  test.each(["Linear", "Quadratic", "Constant"] as const)(
    "%s: the histograms of the tutorial's 10,000 points fit (chi^2, false alarm 1e-4 each)",
    (name) => {
      const counts = golden.histograms[name];
      const edges = Float64Array.from({ length: 60 }, (_, i) => -12 + (24 * i) / 59);
      for (const step of ["0", "100", "200"] as const) {
        const law = uniformMarginal(gapped, at(schedules[name], Number(step) - 1));
        const below = uniformCdf(law, edges);
        let [chi2, bins] = [0, 0];
        counts[step].forEach((count, i) => {
          const expected = 10_000 * (below[i + 1]! - below[i]!);
          if (expected < 5) return;
          chi2 += (count - expected) ** 2 / expected;
          bins++;
        });
        // Wilson and Hilferty: the quantile of chi^2 at 1 - 1e-4.
        const limit = bins * (1 - 2 / (9 * bins) + 3.719 * Math.sqrt(2 / (9 * bins))) ** 3;
        expect(chi2).toBeLessThan(limit);
      }
    },
  );
});

describe("the density", () => {
  test("integrates to 1 and is the slope of the distribution function", () => {
    const here = uniformMarginal(gapped, { signal: 0.8, noise: 0.6 });
    const h = 0.05;
    const x = Float64Array.from({ length: 801 }, (_, i) => -20 + i * h);
    const q = uniformDensity(here, x);
    expect(q.reduce((sum, value) => sum + value * h, 0)).toBeCloseTo(1, 13);
    const f = uniformCdf(here, x);
    for (let i = 300; i < 500; i++) {
      const simpson = (h / 3) * (q[i - 1]! + 4 * q[i]! + q[i + 1]!);
      expect(f[i + 1]! - f[i - 1]!).toBeCloseTo(simpson, 6);
    }
  });

  test("without noise is constant on the intervals, closed below and open above", () => {
    const x = [-10, -6, -7, 0, 2, 9.99, 11];
    expect([...uniformDensity(gapped, x)]).toBeAllClose(
      [1, 0, 1, 1, 0, 1, 0].map((q) => q / 12),
      {
        rtol: 1e-15,
      },
    );
    expect([...uniformCdf(gapped, [-11, -8, -4, 0, 6, 10, 12])]).toBeAllClose(
      [0, 1 / 6, 1 / 3, 1 / 2, 2 / 3, 1, 1],
      { rtol: 1e-15 },
    );
    expect([...uniformCdf(gapped, [-Infinity, Infinity])]).toEqual([0, 1]);
  });

  test("adds up over noise: noised twice is noised once by both", () => {
    const first = uniformMarginal(gapped, { signal: 0.8, noise: 0.3 });
    const twice = uniformMarginal(first, { signal: 0.5, noise: 0.4 });
    const once = uniformMarginal(gapped, { signal: 0.4, noise: Math.hypot(0.15, 0.4) });
    const x = [-5, 0, 1, 3];
    expect(uniformDensity(twice, x)).toBeAllClose(uniformDensity(once, x), { rtol: 1e-13 });
  });

  test("of intervals of no length, or of no signal, is that of a Gaussian", () => {
    const point: PiecewiseUniform = { weights: [1], intervals: [[3, 3]] };
    const mass: Mixture = { weights: [1], means: [[3]], covariances: [[0]] };
    const place = { signal: 0.6, noise: 0.8 };
    const x = [-3, 1.8, 30];
    const [a, b] = [uniformMarginal(point, place), marginal(mass, place)];
    expect(uniformDensity(a, x)).toBeAllClose(density(b, x), { rtol: 1e-12 });
    expect(uniformScore(a, x)).toBeAllClose(score(b, x), { rtol: 1e-14, atol: 1e-15 });
    expect(uniformCdf(a, x)).toBeAllClose(cdf(b, x), { rtol: 1e-13 });
    const gone = uniformMarginal(gapped, { signal: 0, noise: 1 });
    expect(uniformScore(gone, x)).toBeAllClose([3, -1.8, -30], { rtol: 1e-14 });
  });
});

test("uniformScore is what central differences of the log-density give, inside and far outside", () => {
  const here = uniformMarginal(gapped, { signal: 0.9, noise: 0.3 });
  const h = 1e-4;
  const x = [-11, -9.1, -7, -4, -1.7, 0, 2.2, 4.1, 8, 9.5];
  const made = uniformScore(here, x);
  x.forEach((value, i) => {
    const [a, b] = uniformDensity(here, [value + h, value - h]);
    expect([made[i]!]).toBeAllClose([Math.log(a! / b!) / (2 * h)], { rtol: 1e-6, atol: 1e-7 });
  });
});

describe("refused", () => {
  const noisy = uniformMarginal(lone, { signal: 1, noise: 1 });
  test.each<[string, () => unknown, string]>([
    [
      "weights that do not sum to 1",
      () => uniformDensity({ weights: [0.5], intervals: [[0, 1]] }, [0]),
      "uniformDensity: weights must be >= 0 and sum to 1",
    ],
    [
      "an interval upside down",
      () => uniformCdf({ weights: [1], intervals: [[1, 0]] }, [0]),
      "uniformCdf: intervals need finite low <= high; got [1, 0]",
    ],
    [
      "unequal lengths",
      () => uniformCdf({ weights: [1], intervals: [] }, [0]),
      "as many intervals as weights",
    ],
    ["a negative variance", () => uniformCdf({ ...lone, variance: -1 }, [0]), "variance must be"],
    ["a negative signal", () => uniformMarginal(lone, { signal: -1, noise: 0 }), "must be >= 0"],
    ["the score without noise", () => uniformScore(lone, [1]), "uniformScore: there is no noise"],
    [
      "the density of a point",
      () => uniformDensity({ weights: [1], intervals: [[2, 2]] }, [2]),
      "interval 0 is the point 2, which has no density without noise",
    ],
    [
      "NaN",
      () => uniformCdf(lone, [Number.NaN]),
      "uniformCdf: points must be numbers; got NaN at 0",
    ],
    ["points at infinity", () => uniformDensity(noisy, [Infinity]), "points must be finite"],
    [
      "a score beyond float64",
      () => uniformScore(noisy, [1e200]),
      "the point at 1e+200 is too far",
    ],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});
