import "@inkwash/matchers";
import lilliefors from "@inkwash/golden/stats_lilliefors.json" with { type: "json" };
import fitted from "@inkwash/golden/stats_lilliefors_mc.json" with { type: "json" };
import golden from "@inkwash/golden/stats_normality.json" with { type: "json" };
import { philox } from "@inkwash/random";
import {
  adjustPValues,
  andersonDarlingTest,
  cramerVonMisesTest,
  dagostinoTest,
  energyDistance,
  energyTest,
  henzeZirklerTest,
  jarqueBeraTest,
  ksTwoSampleTest,
  kurtosisTest,
  lillieforsTest,
  mardiaTest,
  normalCdf,
  permutationTest,
  type Samples,
  shapiroWilkTest,
  skewnessTest,
  type TestResult,
} from "@inkwash/stats";
import { describe, expect, test } from "vitest";
import { lillieforsTail } from "../src/tests/lilliefors.ts";
import { FIRST, STEP, TAILS } from "../src/tests/lilliefors-table.ts";

const arrays: Record<string, number[]> = golden.arrays;
const both = ({ statistic, pValue }: TestResult): number[] => [statistic, pValue];
const plane = (points: readonly (readonly number[])[]): Samples => ({
  data: Float64Array.from(points.flat()),
  shape: [points.length, points[0]!.length],
});
const normals = (n: number, d: number, seed: number, move = 0): Samples => ({
  data: philox(seed)
    .fillNormal(new Float64Array(n * d))
    .map((v) => v + move),
  shape: [n, d],
});

describe("tests of normality", () => {
  type Row = (typeof golden.tests)["g20"];
  const rows = Object.entries(golden.tests) as [string, Partial<Row>][];

  test("jarqueBeraTest, skewnessTest, kurtosisTest and dagostinoTest are SciPy's, relative 1e-10", () => {
    for (const [name, row] of rows) {
      const near = { rtol: 1e-10 };
      expect(both(jarqueBeraTest(arrays[name]!)), name).toBeAllClose(row.jarque_bera!, near);
      if (!row.normaltest) continue;
      expect(both(skewnessTest(arrays[name]!)), name).toBeAllClose(row.skewtest!, near);
      expect(both(kurtosisTest(arrays[name]!)), name).toBeAllClose(row.kurtosistest!, near);
      expect(both(dagostinoTest(arrays[name]!)), name).toBeAllClose(row.normaltest, near);
    }
  });

  test("shapiroWilkTest is mpmath's, relative 1e-12, and SciPy's float32 to 1e-6 in W", () => {
    for (const [name, row] of rows) {
      const found = both(shapiroWilkTest(arrays[name]!));
      expect(found, name).toBeAllClose(row.shapiro_exact!, { rtol: 1e-12 });
      expect([found[0]!], name).toBeAllClose([row.shapiro_scipy![0]!], { rtol: 1e-6 });
    }
  });

  test("shapiroWilkTest of three values is exact: p = 1 - (6 / pi) asin(sqrt(1 - W))", () => {
    expect(shapiroWilkTest([0, 1, 2])).toMatchObject({ statistic: 1, pValue: 1 });
    // W is smallest, 3/4, where two values are equal.
    const { statistic, pValue } = shapiroWilkTest([0, 0, 1]);
    expect(statistic).toBeCloseTo(0.75, 15);
    expect(pValue).toBeCloseTo(0, 7);
  });

  test("andersonDarlingTest has SciPy's statistic, relative 1e-12, and a p near its 5 % point", () => {
    for (const [name, row] of rows) {
      expect([andersonDarlingTest(arrays[name]!).statistic]).toBeAllClose([row.anderson!], {
        rtol: 1e-12,
      });
    }
  });

  test("cramerVonMisesTest is SciPy's: W relative 1e-12, p absolute 1e-12", () => {
    for (const [name, row] of rows) {
      const { statistic, pValue } = cramerVonMisesTest(arrays[name]!, normalCdf);
      expect([statistic], name).toBeAllClose([row.cramervonmises![0]!], { rtol: 1e-12 });
      expect(Math.abs(pValue - row.cramervonmises![1]!), name).toBeLessThan(1e-12);
    }
  });

  test("refuse too few values, equal ones, NaN and infinities", () => {
    for (const f of [shapiroWilkTest, andersonDarlingTest, lillieforsTest, dagostinoTest]) {
      expect(() => f([1, 2])).toThrow("values are needed; got 2");
      expect(() => f(Array(9).fill(4))).toThrow("values must not all be equal; got 9 times 4");
      expect(() => f([1, NaN, 2, 3, 4, 5, 6, 7, 8])).toThrow("must be finite; got NaN at index 1");
      expect(() => f([])).toThrow(TypeError);
    }
    expect(() => shapiroWilkTest(new Float64Array(5001).fill(0).map((_, i) => i))).toThrow(
      "at most 5000",
    );
    expect(() => cramerVonMisesTest([1], normalCdf)).toThrow("at least 2 values are needed; got 1");
    expect(() => cramerVonMisesTest([1, 2], () => 3)).toThrow("cdf must give a probability");
  });
});

describe("lillieforsTest(values)", () => {
  test("uses the simulated table of the golden file", () => {
    expect(TAILS).toEqual(lilliefors.tails);
    lilliefors.z.forEach((z, k) => expect(FIRST + STEP * k).toBeCloseTo(z, 12));
  });

  test("is within 2 % of p, and chance, at sizes that are not in the table", () => {
    for (const [n, count, z, p] of lilliefors.between as [number, number, number, number][]) {
      const root = Math.sqrt(n);
      const found = lillieforsTail(n, z / (root - 0.01 + 0.85 / root));
      const chance = 3 * Math.sqrt((1 - p) / p / count);
      expect(Math.abs(found / p - 1), `${n} ${z}`).toBeLessThan(0.02 + chance);
    }
  });

  test("is within 2 % of p, and chance, at NumPy's quantiles of D from 50 to 10,000 values", () => {
    for (const [n, count, p, ddof0, ddof1] of fitted.quantiles as number[][]) {
      const found = lillieforsTail(n!, ddof1! / Math.sqrt(n!));
      const chance = 3.3 * Math.sqrt((1 - p!) / p! / count!);
      expect(Math.abs(found / p! - 1), `${n} ${p}`).toBeLessThan(0.02 + chance);
      // Tutorial 003 takes ddof 0, which moves D by less than half a per cent.
      expect(Math.abs(ddof0! / ddof1! - 1)).toBeLessThan(0.005);
    }
  });

  // 4000 runs: the band is that of 99.9 %.
  test.each([5, 13, 200])("rejects n = %i normals as often as it says", (n) => {
    const rng = philox(77);
    const runs = 4000;
    const p = Array.from({ length: runs }, (_, k) => {
      return lillieforsTest(rng.fork(k).fillNormal(new Float64Array(n))).pValue;
    });
    for (const level of [0.01, 0.05, 0.1, 0.5]) {
      const count = p.filter((v) => v < level).length;
      expect(Math.abs(count - runs * level)).toBeLessThan(
        3.3 * Math.sqrt(runs * level * (1 - level)),
      );
    }
  });
});

describe("ksTwoSampleTest(x, y)", () => {
  test("is SciPy's exact test, relative 1e-11", () => {
    for (const [a, b, statistic, pValue] of golden.ks_2samp as [string, string, number, number][]) {
      const found = both(ksTwoSampleTest(arrays[a]!, arrays[b]!));
      expect(found, `${a} ${b}`).toBeAllClose([statistic, pValue], { rtol: 1e-11 });
    }
  });

  test("chooses as SciPy does between exact and asymptotic, up to 20,000 values", () => {
    const lattice = (n: number, scale: number, move: number): number[] =>
      Array.from({ length: n }, (_, i) => (((i * 7919) % 10007) / 10007) * scale + move);
    for (const [n, m, s, statistic, pValue] of golden.ks_lattice as number[][]) {
      const found = ksTwoSampleTest(lattice(n!, 1, 0), lattice(m!, s!, 0.01));
      expect(both(found), `${n} ${m}`).toBeAllClose([statistic!, pValue!], { rtol: 1e-8 });
      expect(found.method).toBe(Math.max(n!, m!) > 10_000 ? "asymptotic" : "exact");
    }
  });

  test("counts infinities and refuses NaN", () => {
    expect(ksTwoSampleTest([-Infinity, 0], [0, Infinity]).statistic).toBe(0.5);
    expect(() => ksTwoSampleTest([NaN], [1])).toThrow(
      "ksTwoSampleTest: x must be numbers; got NaN",
    );
    expect(() => ksTwoSampleTest([1], [])).toThrow(TypeError);
  });
});

describe("mardiaTest and henzeZirklerTest", () => {
  test("are their formulas over all pairs, relative 1e-10", () => {
    for (const [name, row] of Object.entries(golden.multivariate)) {
      const samples = plane((golden.planes as Record<string, number[][]>)[name]!);
      const { skewness, kurtosis } = mardiaTest(samples);
      const near = { rtol: 1e-10 };
      expect(both(skewness), name).toBeAllClose(row.skewness, near);
      expect(both(kurtosis), name).toBeAllClose(row.kurtosis, near);
      expect(both(henzeZirklerTest(samples)), name).toBeAllClose(row.henze_zirkler, near);
    }
  });

  test("do not mind a linear map of the samples", () => {
    const x = normals(60, 2, 3);
    const y = { ...x, data: x.data.map((v, i) => (i % 2 ? 5 * v + x.data[i - 1]! : v)) };
    expect(henzeZirklerTest(y).statistic).toBeCloseTo(henzeZirklerTest(x).statistic, 10);
    expect(mardiaTest(y).skewness.statistic).toBeCloseTo(mardiaTest(x).skewness.statistic, 10);
  });

  test("refuse samples in a plane, and stop by their signal", () => {
    const flat = { data: Float64Array.of(1, 1, 2, 2, 3, 3), shape: [3, 2] };
    expect(() => mardiaTest(flat)).toThrow("must not lie in a plane");
    expect(() => henzeZirklerTest(normals(9, 2, 1), { signal: { aborted: true } })).toThrow(
      "stopped",
    );
  });
});

describe("permutationTest(x, y, distance)", () => {
  const rng = philox(5);
  test("counts itself: p is 1 / (repeats + 1) where no relabelling comes near", () => {
    const { pValue, n, m } = energyTest(normals(30, 2, 1), normals(20, 2, 2, 3), {
      rng,
      repeats: 99,
    });
    expect({ pValue, n, m }).toEqual({ pValue: 0.01, n: 30, m: 20 });
  });

  test("gives 1 for equal sets and the same p for the same seed", () => {
    const x = normals(12, 2, 1);
    expect(energyTest(x, x, { rng, repeats: 49 }).pValue).toBe(1);
    const [a, b] = [normals(15, 1, 1), normals(15, 1, 9)];
    const first = permutationTest(a, b, energyDistance, { rng, repeats: 60 });
    expect(permutationTest(a, b, energyDistance, { rng, repeats: 60 })).toEqual(first);
    expect(rng.index).toBe(0);
  });

  test("on 3 against 3 comes near the exact share of 20 splits: 2 of 20", () => {
    const x = { data: Float64Array.of(1, 2, 3), shape: [3, 1] };
    const y = { data: Float64Array.of(11, 12, 13), shape: [3, 1] };
    const { pValue } = permutationTest(x, y, energyDistance, { rng, repeats: 4000 });
    // sqrt(0.1 0.9 / 4000) = 0.0047
    expect(Math.abs(pValue - 0.1)).toBeLessThan(0.016);
  });

  test("reports progress, stops, and refuses a missing rng", () => {
    const x = normals(4, 1, 1);
    const shares: number[] = [];
    permutationTest(x, x, energyDistance, { rng, repeats: 4, onProgress: (s) => shares.push(s) });
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
    expect(() => permutationTest(x, x, energyDistance, { rng, signal: { aborted: true } })).toThrow(
      "stopped",
    );
    expect(() => permutationTest(x, x, energyDistance, {} as never)).toThrow("rng must be an Rng");
    expect(() => permutationTest(x, x, () => NaN, { rng })).toThrow(
      "distance must be finite; got NaN",
    );
  });
});

describe("adjustPValues(p, method)", () => {
  const p = golden.adjusted.p;
  test("is Holm's by hand, and Bonferroni's m p", () => {
    expect(adjustPValues(p)).toBeAllClose(golden.adjusted.holm, { rtol: 1e-15 });
    expect(adjustPValues(p, "bonferroni")).toBeAllClose([0.05, 0.2, 0.15, 1, 0.025], {
      rtol: 1e-15,
    });
  });

  test("is Benjamini and Hochberg's, and Yekutieli's by the harmonic sum", () => {
    const hochberg = adjustPValues(p, "benjamini-hochberg");
    expect(hochberg).toBeAllClose([0.025, 0.05, 0.05, 0.2, 0.025], { rtol: 1e-15 });
    const harmonic = 1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5;
    expect(adjustPValues(p, "benjamini-yekutieli")).toBeAllClose(
      hochberg.map((v) => Math.min(1, v * harmonic)),
      { rtol: 1e-14 },
    );
  });

  test("refuses what is no probability, and unknown methods", () => {
    expect(() => adjustPValues([0.1, 2])).toThrow("p-values must be in [0, 1]; got 2 at index 1");
    expect(() => adjustPValues([0.1], "fdr" as never)).toThrow("unknown method; got fdr");
    expect(adjustPValues([])).toEqual([]);
  });
});
