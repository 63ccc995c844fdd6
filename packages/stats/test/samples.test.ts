import "@inkwash/matchers";
import golden from "@inkwash/golden/stats_samples.json" with { type: "json" };
import { philox } from "@inkwash/random";
import {
  exactWasserstein,
  manifoldScores,
  medianDistance,
  mmd,
  mmdSteps,
  mmdTest,
  modeCoverage,
  neighbourAccuracy,
  type Samples,
  wasserstein,
} from "@inkwash/stats";
import { describe, expect, test } from "vitest";

const plane = (name: string, size = Infinity): Samples => {
  const points = (golden.planes as Record<string, number[][]>)[name]!.slice(0, size);
  return { data: Float64Array.from(points.flat()), shape: [points.length, 2] };
};
const normals = (n: number, d: number, seed: number, move = 0): Samples => ({
  data: philox(seed)
    .fillNormal(new Float64Array(n * d))
    .map((v) => v + move),
  shape: [n, d],
});

describe.each(golden.pairs)("of the sets $x and $y", (row) => {
  const [x, y] = [plane(row.x), plane(row.y)];
  const [a, b] = [plane(row.x, row.size), plane(row.y, row.size)];

  test("medianDistance and mmd by every kernel and estimator are NumPy's, absolute 1e-13", () => {
    expect([medianDistance(x, y)]).toBeAllClose([row.median], { rtol: 1e-13 });
    for (const estimator of ["biased", "unbiased", "linear"] as const) {
      const found = [mmd(x, y, { estimator }), mmd(x, y, { estimator, bandwidth: [0.3, 1, 4] })];
      expect(found, estimator).toBeAllClose([row.rbf[estimator], row.several[estimator]], {
        atol: 1e-13,
      });
      const polynomial = mmd(x, y, { estimator, degree: 3 });
      expect([polynomial], estimator).toBeAllClose([row.polynomial[estimator]], { rtol: 1e-11 });
    }
  });

  test("exactWasserstein is SciPy's assignment, relative 1e-13", () => {
    const found = [exactWasserstein(a, b, { p: 1 }), exactWasserstein(a, b)];
    expect(found).toBeAllClose([row.w1, row.w2], { rtol: 1e-13 });
  });

  test("manifoldScores and neighbourAccuracy are brute force in NumPy", () => {
    const { precision, recall, density, coverage } = manifoldScores(x, y, { k: 3 });
    const expected = row.manifold;
    expect([precision, recall, density, coverage]).toBeAllClose(
      [expected.precision, expected.recall, expected.density, expected.coverage],
      { rtol: 1e-14 },
    );
    expect([1, 5].map((k) => neighbourAccuracy(a, b, { k }).statistic)).toEqual(row.accuracy);
  });
});

describe("mmd(x, y)", () => {
  test("of equal sets is 0 when biased, and has mean 0 over draws when unbiased", () => {
    const x = normals(20, 2, 1);
    expect(mmd(x, x, { estimator: "biased" })).toBeCloseTo(0, 14);
    let sum = 0;
    for (let k = 0; k < 200; k++)
      sum += mmd(normals(20, 2, 2 * k), normals(20, 2, 2 * k + 1), { bandwidth: 1 });
    // One draw deviates by about 0.02.
    expect(Math.abs(sum / 200)).toBeLessThan(0.005);
  });

  test("yields shares that rise to about 1, and stops", () => {
    const shares = [...mmdSteps(normals(900, 2, 1), normals(900, 2, 2), { bandwidth: 0.1 })];
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    expect(() => mmd(normals(9, 1, 1), normals(9, 1, 2), { signal: { aborted: true } })).toThrow(
      "stopped",
    );
  });

  test("refuses bad bandwidths, one sample, and both kernels at once", () => {
    const x = normals(4, 2, 1);
    expect(() => mmd(x, x, { bandwidth: 0 })).toThrow("bandwidth must be in (0, Infinity); got 0");
    expect(() => mmd(x, x, { bandwidth: 1, degree: 2 })).toThrow("not both");
    expect(() => mmd(normals(1, 2, 1), x)).toThrow(
      '"unbiased" needs 2 samples of each; got 1 and 4',
    );
    expect(() => mmd(x, normals(4, 3, 1))).toThrow(TypeError);
  });
});

test("mmdTest(x, y) tells moved clouds apart and equal ones not", () => {
  const rng = philox(9);
  expect(mmdTest(normals(25, 2, 1), normals(25, 2, 2, 2), { rng, repeats: 99 }).pValue).toBe(0.01);
  expect(
    mmdTest(normals(25, 2, 1), normals(25, 2, 2), { rng, repeats: 99 }).pValue,
  ).toBeGreaterThan(0.05);
});

describe("exactWasserstein(x, y)", () => {
  test("is wasserstein on a line, and the shift of a moved cloud in space", () => {
    const [x, y] = [normals(40, 1, 1), normals(40, 1, 2)];
    for (const p of [1, 2, 3]) {
      expect(exactWasserstein(x, y, { p })).toBeCloseTo(wasserstein(x.data, y.data, { p }), 13);
    }
    const cloud = normals(30, 3, 4);
    const moved = { ...cloud, data: cloud.data.map((v) => v + 1) };
    expect(exactWasserstein(cloud, moved)).toBeCloseTo(Math.sqrt(3), 13);
  });

  test("refuses sets of different sizes, and stops", () => {
    expect(() => exactWasserstein(normals(3, 1, 1), normals(4, 1, 1))).toThrow(
      "as many samples; got 3 and 4",
    );
    const signal = { aborted: true };
    expect(() => exactWasserstein(normals(3, 1, 1), normals(3, 1, 1), { signal })).toThrow(
      "stopped",
    );
  });
});

test("manifoldScores of sets apart are 0, and k must be below both sizes", () => {
  const apart = manifoldScores(normals(20, 2, 1), normals(20, 2, 2, 99));
  expect(apart).toEqual({ precision: 0, recall: 0, density: 0, coverage: 0 });
  expect(() => manifoldScores(normals(5, 2, 1), normals(20, 2, 2))).toThrow(
    "k must be below both sizes, 5 and 20; got 5",
  );
});

test("neighbourAccuracy of sets apart is 1, of equal laws about 1/2; k must be odd", () => {
  expect(neighbourAccuracy(normals(50, 2, 1), normals(50, 2, 2, 9)).statistic).toBe(1);
  const { statistic, pValue } = neighbourAccuracy(normals(2000, 2, 1), normals(2000, 2, 2));
  expect(Math.abs(statistic - 0.5)).toBeLessThan(0.04);
  expect(pValue).toBeGreaterThan(0.001);
  expect(() => neighbourAccuracy(normals(5, 2, 1), normals(5, 2, 2), { k: 2 })).toThrow(
    "k must be odd",
  );
});

test("modeCoverage(samples, modes, radius) counts per mode and what lies at none", () => {
  const samples = { data: Float64Array.of(0, 0.1, 5, 9.95, 10), shape: [5, 1] };
  const modes = { data: Float64Array.of(0, 10, 20), shape: [3, 1] };
  expect(modeCoverage(samples, modes, 0.5)).toEqual({
    counts: [2, 2, 0],
    covered: 2,
    quality: 0.8,
  });
  expect(() => modeCoverage(samples, modes, 0)).toThrow("radius must be in (0, Infinity); got 0");
});
