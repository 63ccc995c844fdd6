import "@inkwash/matchers";
import golden from "@inkwash/golden/stats_transport.json" with { type: "json" };
import { philox } from "@inkwash/random";
import { logisticAccuracy, mmd, mmdLinearTest, mmdTest, type Samples } from "@inkwash/stats";
import { describe, expect, test } from "vitest";
import { fitLogistic } from "../src/distances/logistic.ts";

const normals = (n: number, d: number, seed: number, scale = 1, move = 0): Samples => ({
  data: philox(seed)
    .fillNormal(new Float64Array(n * d))
    .map((v) => scale * v + move),
  shape: [n, d],
});

describe("logisticAccuracy(x, y)", () => {
  const rng = philox(4);

  test.each(golden.logistic)("fits as scikit-learn does at ridge $ridge, relative 1e-6", (row) => {
    const { features, labels, ridge, intercept, weights } = row;
    const found = fitLogistic(Float64Array.from(features), Uint8Array.from(labels), ridge);
    expect([found.intercept, ...found.weights]).toBeAllClose([intercept, ...weights], {
      rtol: 1e-6,
    });
  });

  test("sees a moved mean by linear features, a width only by quadratic ones", () => {
    const [x, moved, wide] = [
      normals(400, 2, 1),
      normals(400, 2, 2, 1, 1.5),
      normals(400, 2, 3, 3),
    ];
    expect(logisticAccuracy(x, moved, { rng, features: "linear" }).statistic).toBeGreaterThan(0.8);
    expect(logisticAccuracy(x, wide, { rng, features: "linear" }).pValue).toBeGreaterThan(0.01);
    expect(logisticAccuracy(x, wide, { rng }).pValue).toBeLessThan(1e-10);
  });

  test("of N(0, I) and N(m, I) comes near the best possible, Phi(|m| / 2)", () => {
    const found = logisticAccuracy(normals(8000, 2, 1), normals(8000, 2, 2, 1, 1), { rng });
    // Phi(0.7071) = 0.7602; 8,000 judged samples leave 0.005.
    expect(Math.abs(found.statistic - 0.7602)).toBeLessThan(0.015);
  });

  test("of sets far apart is 1, with the binomial's p, and of constants no better than a coin", () => {
    const found = logisticAccuracy(normals(10, 1, 1), normals(10, 1, 2, 1, 50), { rng });
    expect(found).toMatchObject({ statistic: 1, n: 10, m: 10, method: "binomial" });
    expect(found.pValue).toBeCloseTo(1 / 1024, 14);
    const same = { data: new Float64Array(12).fill(3), shape: [12, 1] };
    expect(logisticAccuracy(same, same, { rng }).pValue).toBeGreaterThan(0.5);
  });

  test("refuses different sizes, too few samples and bad options", () => {
    const x = normals(6, 2, 1);
    expect(() => logisticAccuracy(x, normals(5, 2, 1), { rng })).toThrow("as many samples");
    expect(() => logisticAccuracy(normals(3, 2, 1), normals(3, 2, 1), { rng })).toThrow(
      "at least 4 samples of each are needed; got 3",
    );
    expect(() => logisticAccuracy(x, x, { rng, ridge: 0 })).toThrow(RangeError);
    expect(() => logisticAccuracy(x, x, {} as never)).toThrow("rng must be an Rng");
  });
});

describe("mmdLinearTest(x, y)", () => {
  test("has the linear mmd as statistic and tells moved clouds apart", () => {
    const [x, y] = [normals(400, 2, 1), normals(500, 2, 2, 1, 1)];
    const { statistic, pValue, n, m } = mmdLinearTest(x, y);
    expect(statistic).toBeCloseTo(mmd(x, y, { estimator: "linear" }), 14);
    expect(pValue).toBeLessThan(1e-4);
    expect([n, m]).toEqual([400, 500]);
    expect(mmdLinearTest(x, normals(400, 2, 9), { degree: 2 }).pValue).toBeGreaterThan(0.01);
  });

  test("refuses too few samples and equal ones", () => {
    const same = { data: new Float64Array(8), shape: [8, 1] };
    expect(() => mmdLinearTest(same, same, { bandwidth: 1 })).toThrow("must not all be equal");
    expect(() => mmdLinearTest(normals(3, 1, 1), normals(9, 1, 1))).toThrow(
      "at least 4 samples of each are needed; got 3 and 9",
    );
  });
});

test("mmdTest takes every kernel and both estimators", () => {
  const [x, y] = [normals(25, 2, 1), normals(25, 2, 2, 1, 2)];
  const rng = philox(9);
  for (const options of [
    { bandwidth: [0.5, 2] },
    { degree: 2 },
    { estimator: "biased" as const },
  ]) {
    const found = mmdTest(x, y, { rng, repeats: 99, ...options });
    expect(found.statistic).toBe(mmd(x, y, options));
    expect(found.pValue).toBe(0.01);
  }
});
