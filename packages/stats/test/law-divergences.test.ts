import { philox } from "@inkwash/random";
import { log } from "@inkwash/special";
import {
  lawDivergences,
  type LogDensity,
  logLikelihood,
  multivariateNormal,
  normalLaw,
  type Samples,
} from "@inkwash/stats";
import { describe, expect, test } from "vitest";

const normals = (n: number, d: number, seed: number): Samples => ({
  data: philox(seed).fillNormal(new Float64Array(n * d)),
  shape: [n, d],
});
const line = (mean: number, deviation: number): LogDensity => {
  const { logPdf } = normalLaw({ mean, deviation });
  return (points) => points.map(logPdf);
};
const plane = (mean: number[], covariance: number[]): LogDensity => {
  const { logPdf } = multivariateNormal(mean, covariance);
  return (points) =>
    Float64Array.from({ length: points.length / 2 }, (_, i) =>
      logPdf(points.subarray(2 * i, 2 * i + 2)),
    );
};
const values = (found: ReturnType<typeof lawDivergences>): number[] => [
  found.kl.value,
  found.jensenShannon.value,
  found.hellinger.value,
  found.totalVariation.value,
];

// N(0, 1) from N(1, 1): KL 1/2, Hellinger^2 = 1 - e^(-1/8), TV = 2 Phi(1/2) - 1; JS by SciPy's quad.
const truth = [0.5, 0.11142148218473619, Math.sqrt(1 - 0.8824969025845955), 0.38292492254802624];

describe("lawDivergences(samples, logDensity)", () => {
  test("with the own density known is right within its standard errors", () => {
    const found = lawDivergences(normals(20_000, 1, 1), line(1, 1), { own: line(0, 1) });
    const errors = [found.kl, found.jensenShannon, found.hellinger, found.totalVariation].map(
      ({ standardError }) => standardError!,
    );
    values(found).forEach((v, i) => {
      expect(Math.abs(v - truth[i]!), String(i)).toBeLessThan(4 * errors[i]!);
      expect(errors[i]).toBeLessThan(0.01);
    });
    expect(found.kl.method).toBe("Monte Carlo");
  });

  test("its standard errors are the spread over draws, within a fifth", () => {
    const runs = Array.from({ length: 300 }, (_, r) =>
      lawDivergences(normals(200, 1, 100 + r), line(1, 1), { own: line(0, 1) }),
    );
    for (const which of ["kl", "jensenShannon", "hellinger", "totalVariation"] as const) {
      const found = runs.map((run) => run[which].value);
      const mean = found.reduce((a, b) => a + b, 0) / 300;
      const spread = Math.sqrt(found.reduce((a, b) => a + (b - mean) ** 2, 0) / 299);
      const said = runs.reduce((a, run) => a + run[which].standardError! / 300, 0);
      expect(Math.abs(said / spread - 1), which).toBeLessThan(0.2);
    }
  });

  test("by nearest neighbours comes near, in the line and in the plane", () => {
    values(lawDivergences(normals(10_000, 1, 2), line(1, 1))).forEach((v, i) => {
      expect(Math.abs(v - truth[i]!), String(i)).toBeLessThan(0.03);
    });
    const [kl] = values(lawDivergences(normals(10_000, 2, 3), plane([1, 0], [1, 0, 0, 1])));
    expect(Math.abs(kl! - 0.5)).toBeLessThan(0.05);
  });

  test("of the samples' own law: kl and hellinger have lost the neighbours' bias, the others say theirs", () => {
    const k = 9;
    const runs = Array.from({ length: 20 }, (_, r) =>
      values(lawDivergences(normals(2000, 1, 50 + r), line(0, 1), { k })),
    );
    const mean = (i: number): number => runs.reduce((sum, run) => sum + run[i]! / 20, 0);
    expect(Math.abs(mean(0))).toBeLessThan(0.02);
    // 0.4 / sqrt(k), as the doc comment says.
    expect(Math.abs(mean(3) - 0.4 / 3)).toBeLessThan(0.015);
  });

  test("of laws without common ground: infinite, ln 2, 1 and 1, with a warning", () => {
    const nowhere: LogDensity = (points) => points.map(() => -Infinity);
    const found = lawDivergences(normals(50, 1, 1), nowhere, { own: line(0, 1) });
    expect(values(found)).toEqual([Infinity, expect.closeTo(Math.LN2, 12), 1, 1]);
    expect(found.kl.warning).toBe("50 samples lie where the law has no density");
    const far = values(lawDivergences(normals(50, 1, 1), line(1e6, 1)));
    expect(far.slice(1)).toEqual([expect.closeTo(Math.LN2, 12), 1, 1]);
  });

  test("never gives NaN where q is far above p", () => {
    const huge: LogDensity = (points) => points.map(() => 900);
    expect(values(lawDivergences(normals(50, 1, 1), huge)).some(Number.isNaN)).toBe(false);
  });

  test("refuses wrong lengths, NaN, ties and large k", () => {
    const x = normals(10, 1, 1);
    expect(() => lawDivergences(x, () => [1])).toThrow(
      "must give 10 numbers, one per sample; got 1",
    );
    expect(() => lawDivergences(x, (p) => p.map(() => NaN))).toThrow("got NaN at sample 0");
    expect(() => lawDivergences(x, line(0, 1), { k: 10 })).toThrow("k must be below 10");
    const same = { data: new Float64Array(10), shape: [10, 1] };
    expect(() => lawDivergences(same, line(0, 1))).toThrow("neighbours in the same place");
    expect(() => lawDivergences(x, line(0, 1), { own: (p) => p.map(() => -Infinity) })).toThrow(
      "own must be finite",
    );
  });
});

describe("logLikelihood(samples, logDensity)", () => {
  test("of data is minus the law's entropy, within its standard error", () => {
    const { value, standardError, bias } = logLikelihood(normals(10_000, 1, 1), line(0, 1));
    expect(Math.abs(value + 0.5 * (1 + log(2 * Math.PI)))).toBeLessThan(4 * standardError!);
    // The deviation of x^2 / 2 is 1 / sqrt(2).
    expect(standardError).toBeCloseTo(Math.SQRT1_2 / 100, 3);
    expect(bias).toBe(0);
  });

  test("of one sample is its log density, without a standard error", () => {
    const one = { data: Float64Array.of(2), shape: [1, 1] };
    const { value, standardError } = logLikelihood(one, line(0, 1));
    expect(value).toBeCloseTo(-2 - 0.9189385332046727, 14);
    expect(standardError).toBeUndefined();
  });

  test("is -Infinity with a warning where the law has no density", () => {
    const half: LogDensity = (points) => points.map((v) => (v > 0 ? 0 : -Infinity));
    const { value, warning } = logLikelihood({ data: Float64Array.of(-1, 1), shape: [2, 1] }, half);
    expect(value).toBe(-Infinity);
    expect(warning).toBe("1 samples lie where the law has no density");
  });
});
