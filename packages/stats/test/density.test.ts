import "@inkwash/matchers";
import golden from "@inkwash/golden/stats_density.json" with { type: "json" };
import { philox } from "@inkwash/random";
import {
  kernelDensity,
  kernelDensity2d,
  kernelDensityGrid,
  kernelDensityGrid2d,
  normalLaw,
  type Samples,
} from "@inkwash/stats";
import { describe, expect, test } from "vitest";
import { convolve, cosineTransform } from "../src/density/fft.ts";

const weightsOf = (row: object): number[] | undefined =>
  "weights" in row ? (row.weights as number[]) : undefined;
const cloudOf = (points: number[]): Samples => ({
  data: Float64Array.from(points),
  shape: [points.length / 2, 2],
});
const pairs = (list: number[]): [number, number][] =>
  Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i]!, list[2 * i + 1]!]);
const worst = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i]! - b[i]!));
  return most;
};

describe("kernelDensity(values, { bandwidth, weights })", () => {
  test("is SciPy's gaussian_kde by Scott's and Silverman's rules, relative 1e-10", () => {
    for (const row of golden.lines) {
      for (const rule of ["scott", "silverman"] as const) {
        const expected = row.rules[rule];
        const own = kernelDensity(row.values, { bandwidth: rule, weights: weightsOf(row) });
        expect([own.bandwidth]).toBeAllClose([expected.bandwidth], { rtol: 1e-12 });
        expect(row.at.map(own.pdf)).toBeAllClose(expected.pdf, { rtol: 1e-10 });
        expect(row.at.map(own.cdf)).toBeAllClose(expected.cdf, { rtol: 1e-10 });
      }
    }
  });

  test('"isj" is the fixed point that SciPy\'s dct and brentq find, relative 1e-9', () => {
    for (const row of golden.lines) {
      const own = kernelDensity(row.values, { bandwidth: "isj", weights: weightsOf(row) });
      expect([own.bandwidth]).toBeAllClose([row.isj], { rtol: 1e-9 });
    }
  });

  test('"isj" comes nearer to a law of two narrow hills than Scott\'s rule', () => {
    const z = philox(1).fillNormal(new Float64Array(2000));
    const values = z.map((v, i) => (i % 2 === 0 ? v : 20 + v));
    const truth = (x: number): number => (normalLaw().pdf(x) + normalLaw({ mean: 20 }).pdf(x)) / 2;
    const off = (bandwidth: "scott" | "isj"): number => {
      const { x, density } = kernelDensityGrid(values, { bandwidth, range: [-5, 25] });
      return density.reduce((sum, v, i) => sum + (v - truth(x[i]!)) ** 2, 0);
    };
    expect(off("isj")).toBeLessThan(off("scott") / 20);
  });

  test("with a given bandwidth is the sum of its kernels, and a weight of 0 is absent", () => {
    const { pdf, cdf } = kernelDensity([1, 7, 3], { bandwidth: 0.5, weights: [3, 0, 1] });
    const law = (mean: number) => normalLaw({ mean, deviation: 0.5 });
    expect([pdf(1.3)]).toBeAllClose([(3 * law(1).pdf(1.3) + law(3).pdf(1.3)) / 4], { rtol: 1e-14 });
    expect([cdf(-Infinity), cdf(2), cdf(Infinity)]).toBeAllClose(
      [0, (3 * law(1).cdf(2) + law(3).cdf(2)) / 4, 1],
      { rtol: 1e-14 },
    );
  });

  test("refuses no values, no spread, and bandwidths that are none", () => {
    expect(() => kernelDensity([])).toThrow(TypeError);
    expect(() => kernelDensity([1, Infinity])).toThrow("must be finite; got Infinity at index 1");
    expect(() => kernelDensity([2, 2])).toThrow("2 equal values have no spread; give a bandwidth");
    expect(() => kernelDensity([1, 2], { bandwidth: 0 })).toThrow("must be in (0, Infinity)");
    // @ts-expect-error: no such rule
    expect(() => kernelDensity([1, 2], { bandwidth: "wide" })).toThrow('got "wide"');
    expect(() => kernelDensity([1, 2]).pdf(NaN)).toThrow(RangeError);
  });
});

describe("kernelDensityGrid(values, options)", () => {
  const values = golden.lines[0]!.values;
  const error = (size: number): number => {
    const { x, density } = kernelDensityGrid(values, { bandwidth: 0.5, size, range: [-3, 11] });
    return worst(density, Array.from(x, kernelDensity(values, { bandwidth: 0.5 }).pdf));
  };

  test("comes nearer to the exact sum with the square of the step, within its bound", () => {
    const sizes = [141, 281, 561, 1121];
    const errors = sizes.map(error);
    errors.forEach((e, k) => {
      const step = 14 / (sizes[k]! - 1);
      expect(e).toBeLessThan(((step / 0.5) ** 2 / 8) * (1 / (0.5 * Math.sqrt(2 * Math.PI))));
      if (k > 0) expect(Math.log2(errors[k - 1]! / e)).toBeCloseTo(2, 0);
    });
  });

  test("has mass 1, weighted too, and counts values whose kernels reach the range", () => {
    const weights = golden.lines[2]!.weights;
    const { x, density } = kernelDensityGrid(values, { weights, bandwidth: "silverman" });
    const step = x[1]! - x[0]!;
    expect(density.reduce((sum, v) => sum + v * step, 0)).toBeCloseTo(1, 4);
    const part = kernelDensityGrid([0, 5], { bandwidth: 1, range: [1, 2], size: 101 });
    const exact = kernelDensity([0, 5], { bandwidth: 1 });
    expect(part.density).toBeAllClose(Array.from(part.x, exact.pdf), { rtol: 1e-4 });
  });

  test("is >= 0 everywhere, in small and large units", () => {
    for (const unit of [1e-9, 1, 1e9]) {
      const scaled = values.map((v) => v * unit);
      const { density, x } = kernelDensityGrid(scaled, { bandwidth: "isj" });
      expect(density.every((v) => v >= 0)).toBe(true);
      expect(density.reduce((a, b) => a + b, 0) * (x[1]! - x[0]!)).toBeCloseTo(1, 4);
    }
  });

  test("refuses grids that are none", () => {
    expect(() => kernelDensityGrid([1, 2], { size: 1 })).toThrow("size must be at least 2; got 1");
    expect(() => kernelDensityGrid([1, 2], { range: [1, 1] })).toThrow("finite and ascending");
    expect(() => kernelDensityGrid([0, 1e9], { range: [0, 1e-3], bandwidth: 1e9 })).toThrow(
      "too fine",
    );
  });
});

describe("kernelDensity2d(samples, options)", () => {
  test("is SciPy's gaussian_kde by Scott's and Silverman's rules, relative 1e-10", () => {
    for (const row of golden.planes) {
      for (const rule of ["scott", "silverman"] as const) {
        const options = { bandwidth: rule, weights: weightsOf(row) };
        const own = kernelDensity2d(cloudOf(row.points), options);
        expect(own.bandwidth).toBeAllClose(row.rules[rule].bandwidth, { rtol: 1e-11 });
        const found = pairs(row.at).map(([x, y]) => own.pdf(x, y));
        expect(found).toBeAllClose(row.rules[rule].pdf, { rtol: 1e-10 });
      }
    }
  });

  test('"isj" is the fixed point that SciPy\'s dctn and brentq find, relative 1e-8', () => {
    const { bandwidth } = kernelDensity2d(cloudOf(golden.planes[0]!.points), { bandwidth: "isj" });
    expect([Math.sqrt(bandwidth[0]), Math.sqrt(bandwidth[3])]).toBeAllClose(golden.isj, {
      rtol: 1e-8,
    });
  });

  test("on a grid comes nearer to the exact sum with the square of the steps", () => {
    const cloud = cloudOf(golden.planes[0]!.points);
    const bandwidth = [0.3, 0.1, 0.1, 0.2] as const;
    const { pdf } = kernelDensity2d(cloud, { bandwidth });
    const errors = [
      [29, 25],
      [57, 49],
      [113, 97],
    ].map((size) => {
      const grid = kernelDensityGrid2d(cloud, {
        bandwidth,
        size: size as [number, number],
        range: [
          [-2, 5],
          [-3, 3],
        ],
      });
      const exact = Array.from(grid.x, (x) => Array.from(grid.y, (y) => pdf(x, y))).flat();
      return worst(grid.density, exact);
    });
    expect(Math.log2(errors[0]! / errors[1]!)).toBeCloseTo(2, 0);
    expect(Math.log2(errors[1]! / errors[2]!)).toBeCloseTo(2, 0);
    expect(errors[2]!).toBeLessThan(1e-3);
  });

  test("refuses what is not of the plane and matrices that are not positive definite", () => {
    const line = { data: Float64Array.of(1, 2, 3), shape: [3, 1] };
    expect(() => kernelDensity2d(line)).toThrow("samples must have 2 numbers each; got 1");
    const cloud = cloudOf([0, 0, 1, 1, 2, 2]);
    expect(() => kernelDensity2d(cloud)).toThrow("positive definite 2 x 2 matrix; got [");
    expect(() => kernelDensity2d(cloud, { bandwidth: [1, 2, 2, 1] })).toThrow(RangeError);
    const wide = { bandwidth: [1, 0, 0, 1] } as const;
    expect(() => kernelDensityGrid2d(cloud, { ...wide, size: [4, 1] })).toThrow("at least 2");
    expect(kernelDensity2d(cloud, wide).pdf(Infinity, 0)).toBe(0);
    expect(() => kernelDensity2d(cloud, wide).pdf(NaN, 0)).toThrow(RangeError);
  });
});

describe("transforms", () => {
  const draw = (seed: number, n: number): Float64Array =>
    philox(seed).fillNormal(new Float64Array(n));

  test("convolve is the double sum", () => {
    const [rows, columns] = [4, 8];
    const [a, b] = [draw(1, 32), draw(2, 32)];
    const plain = new Float64Array(32);
    for (let i = 0; i < 32; i++) {
      for (let j = 0; j < 32; j++) {
        const row = ((i >> 3) + (j >> 3)) % rows;
        plain[row * columns + ((i + j) % columns)]! += a[i]! * b[j]!;
      }
    }
    expect(convolve(a, b, rows, columns)).toBeAllClose(plain, { atol: 1e-13 });
  });

  test("cosineTransform is its sum along every row", () => {
    const x = draw(3, 32);
    const plain = Array.from({ length: 32 }, (_, at) => {
      const [row, k] = [Math.trunc(at / 16), at % 16];
      let sum = 0;
      for (let j = 0; j < 16; j++)
        sum += x[row * 16 + j]! * Math.cos((Math.PI * k * (j + 0.5)) / 16);
      return sum;
    });
    expect(cosineTransform(x, 2)).toBeAllClose(plain, { atol: 1e-13 });
  });
});
