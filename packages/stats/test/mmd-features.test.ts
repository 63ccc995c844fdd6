import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { mmd, mmdSteps, type Samples } from "@inkwash/stats";
import { describe, expect, test } from "vitest";
import { taylorFeatures } from "../src/distances/taylor-features.ts";

const cloud = (seed: number, n: number, d: number, scale = 1): Samples => ({
  data: philox(seed)
    .fillNormal(new Float64Array(n * d))
    .map((z) => 5 + scale * z),
  shape: [n, d],
});

/** Every pair, summed as the definition says. */
function plain(x: Samples, y: Samples, widths: number[], unbiased: boolean): number {
  const sum = (a: Samples, b: Samples, width: number): number => {
    const [n, m] = [a.shape[0]!, b.shape[0]!];
    const d = a.data.length / n;
    let total = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < m; j++) {
        if (unbiased && a === b && i === j) continue;
        let square = 0;
        for (let k = 0; k < d; k++) square += (a.data[i * d + k]! - b.data[j * d + k]!) ** 2;
        total += Math.exp(-square / (2 * width * width));
      }
    }
    return total / n / (unbiased && a === b ? m - 1 : m);
  };
  const one = (w: number): number => sum(x, x, w) + sum(y, y, w) - 2 * sum(x, y, w);
  return widths.reduce((total, w) => total + one(w), 0) / widths.length;
}

describe("mmd by features", () => {
  test.each([
    [1, [1.5]],
    [2, [2, 3]],
    [3, [8]],
  ])("of %d dimensions is the sum over all pairs, absolute 1e-13", (d, bandwidth) => {
    const [x, y] = [cloud(1, 400, d), cloud(2, 300, d, 1.1)];
    for (const width of bandwidth) {
      expect(taylorFeatures([x.data, y.data] as Float64Array[], d, width, 1400)).toBeDefined();
    }
    for (const estimator of ["biased", "unbiased"] as const) {
      const found = mmd(x, y, { bandwidth, estimator });
      expect([found]).toBeAllClose([plain(x, y, bandwidth, estimator === "unbiased")], {
        atol: 1e-13,
      });
    }
  });

  test("is left to the pairs where the kernel is narrow, with the same digits", () => {
    const [x, y] = [cloud(1, 300, 2), cloud(2, 300, 2, 1.1)];
    const bandwidth = [0.05, 3];
    expect(taylorFeatures([x.data, y.data] as Float64Array[], 2, 0.05, 1200)).toBeUndefined();
    expect([mmd(x, y, { bandwidth })]).toBeAllClose([plain(x, y, bandwidth, true)], {
      atol: 1e-13,
    });
  });

  test("yields shares that rise to 1", () => {
    const shares = [...mmdSteps(cloud(1, 9000, 2), cloud(2, 9000, 2), { bandwidth: 2 })];
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});
