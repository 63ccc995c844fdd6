import "@inkwash/matchers";
import {
  fiveHills,
  fourPointMasses,
  type Mixture,
  sampleMixture,
  threeHills,
  threeHillsCentred,
} from "@inkwash/datasets";
import { philox } from "@inkwash/random";
import { describe, expect, test } from "vitest";
import { column, kolmogorov, replay } from "./replay.ts";

/** Abramowitz & Stegun 26.2.17, absolute error below 7.5e-8: enough for a test of 20,000 values. */
function normal(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const b = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const tail =
    (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * b.reduceRight((s, c) => (s + c) * t, 0);
  return x < 0 ? tail : 1 - tail;
}

describe("sampleMixture(mixture, { n, rng })", () => {
  test("is mean + L z with k from the weights, draw by draw", () => {
    const mixture: Mixture = {
      weights: [0.25, 0, 0.75],
      means: [
        [10, 20],
        [0, 0],
        [-1, 1],
      ],
      covariances: [
        [4, 6, 6, 25],
        [1, 0, 0, 1],
        [1, 0, 0, 0],
      ],
    };
    const rng = replay({ uniforms: [0.2, 0.25, 0.99], normals: [1, 1, 2, 3, -1, 5] });
    const { data, label, shape } = sampleMixture(mixture, { n: 3, rng, precision: "float64" });
    expect(shape).toEqual([3, 2]);
    expect([...label!]).toEqual([0, 2, 2]);
    // L of the first is [[2, 0], [3, 4]], of the last [[1, 0], [0, 0]].
    expect([...data]).toEqual([12, 27, 1, 1, -2, 1]);
  });

  test("of tutorial 000's mixture follows its distribution function", () => {
    for (const mixture of [threeHills, threeHillsCentred]) {
      const { data } = sampleMixture(mixture, { n: 20_000, rng: philox(1), precision: "float64" });
      const cdf = (x: number): number =>
        mixture.weights.reduce(
          (sum, w, k) =>
            sum + w * normal((x - mixture.means[k]![0]!) / Math.sqrt(mixture.covariances[k]![0]!)),
          0,
        );
      expect(kolmogorov(data, cdf)).toBeLessThan(1.95);
    }
  });

  test("has each component's mean and covariance, within five deviations", () => {
    const { data, label } = sampleMixture(fiveHills, {
      n: 50_000,
      rng: philox(2),
      precision: "float64",
    });
    const [x, y] = [column(data, 2, 0), column(data, 2, 1)];
    fiveHills.means.forEach(([mx, my], k) => {
      const places = [...label!.keys()].filter((i) => label![i] === k);
      const average = (f: (i: number) => number): number =>
        places.reduce((sum, i) => sum + f(i) / places.length, 0);
      const [a, b, , c] = fiveHills.covariances[k]!;
      const found = [
        average((i) => x[i]! - mx!),
        average((i) => y[i]! - my!),
        average((i) => (x[i]! - mx!) ** 2) - a!,
        average((i) => (x[i]! - mx!) * (y[i]! - my!)) - b!,
        average((i) => (y[i]! - my!) ** 2) - c!,
      ];
      // The largest deviation of these means is sqrt(2) 2 / sqrt(10,000) = 0.028.
      for (const error of found) expect(Math.abs(error)).toBeLessThan(0.14);
    });
  });

  test("gives sample i whatever n is", () => {
    const rng = philox(3);
    const few = sampleMixture(fiveHills, { n: 5, rng });
    const many = sampleMixture(fiveHills, { n: 500, rng });
    expect([...many.data.subarray(0, 10)]).toEqual([...few.data]);
  });

  test("takes point masses: only the four points appear", () => {
    const { data } = sampleMixture(fourPointMasses, { n: 200, rng: philox(4) });
    expect(new Set(data)).toEqual(new Set([-15, 1, -5, 15]));
  });

  test("takes covariances of rank 1 in three dimensions: all points on one line", () => {
    const rng = philox(5);
    for (let k = 0; k < 200; k++) {
      const v = [...rng.fork(k).fillNormal(new Float64Array(3))];
      const covariances = [v.flatMap((a) => v.map((b) => a * b))];
      const mixture = { weights: [1], means: [[0, 0, 0]], covariances };
      const { data } = sampleMixture(mixture, { n: 3, rng, precision: "float64" });
      for (let i = 0; i < 9; i += 3) {
        const z = data[i]! / v[0]!;
        // The root of a rounding error may remain in the directions without variance.
        const atol = 1e-7 * Math.hypot(...v);
        expect([...data.subarray(i, i + 3)]).toBeAllClose(
          v.map((c) => c * z),
          { atol },
        );
      }
    }
  });

  test("refuses weights, shapes and matrices that are no mixture", () => {
    const options = { n: 1, rng: philox(1) };
    const one = (change: Partial<Mixture>) => () =>
      sampleMixture(
        { weights: [1], means: [[0, 0]], covariances: [[1, 0, 0, 1]], ...change },
        options,
      );
    expect(one({ weights: [0.5] })).toThrow(
      new RangeError("sampleMixture: weights must be in [0, 1] with sum 1; got [0.5] with sum 0.5"),
    );
    expect(one({ weights: [NaN] })).toThrow(RangeError);
    expect(one({ weights: [0.5, 0.5] })).toThrow(
      new TypeError(
        "sampleMixture: a mixture has as many weights, means and covariances, at least one; got 2, 1 and 1",
      ),
    );
    expect(one({ covariances: [[1]] })).toThrow(
      new TypeError(
        "sampleMixture: component 0 needs a mean of length 2 and a covariance of length 4; got 2 and 1",
      ),
    );
    for (const matrix of [
      [1, 2, 2, 1],
      [1, 0.5, 0, 1],
      [-1, 0, 0, 1],
      [0, 1, 1, 1],
      [NaN, 0, 0, 1],
    ]) {
      expect(one({ covariances: [matrix] })).toThrow("symmetric positive semi-definite covariance");
    }
    expect(() => sampleMixture({} as Mixture, options)).toThrow(TypeError);
  });
});
