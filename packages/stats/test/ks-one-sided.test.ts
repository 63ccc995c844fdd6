import "@inkwash/matchers";
import golden from "@inkwash/golden/stats_ks_one_sided.json" with { type: "json" };
import { ksOneSidedTest, ksTwoSampleTest, normalCdf, type TestResult } from "@inkwash/stats";
import { describe, expect, test } from "vitest";
import { pathsOutside } from "../src/kolmogorov/lattice-paths.ts";
import { smirnovTail } from "../src/kolmogorov/smirnov.ts";

const arrays: Record<string, number[]> = golden.arrays;
const both = ({ statistic, pValue }: Pick<TestResult, "statistic" | "pValue">): number[] => [
  statistic,
  pValue,
];
const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

describe("ksOneSidedTest(values, cdf, alternative)", () => {
  test("is SciPy's kstest, relative 1e-12", () => {
    for (const [name, expected] of Object.entries(golden.kstest)) {
      for (const side of ["greater", "less"] as const) {
        const found = ksOneSidedTest(arrays[name]!, normalCdf, side);
        expect(both(found), `${name} ${side}`).toBeAllClose(expected[side], { rtol: 1e-12 });
        expect(found).toMatchObject({ method: "exact", n: arrays[name]!.length });
      }
    }
  });

  test("has the tail of SciPy's ksone and of fractions, relative 1e-11 down to 1e-300", () => {
    for (const [n, rows] of Object.entries(golden.ksone)) {
      for (const [d, p] of rows) {
        expect([smirnovTail(Number(n), d!)], `${n} ${d}`).toBeAllClose([p!], { rtol: 1e-11 });
      }
    }
    for (const [n, d, p] of golden.fractions) {
      expect([smirnovTail(n!, d!)], `${n} ${d}`).toBeAllClose([p!], { rtol: 1e-12 });
    }
    expect(Math.min(...Object.values(golden.ksone).flatMap((rows) => rows.at(-1)!))).toBeLessThan(
      1e-290,
    );
  });

  test("says where the gap is, and is 1 and 0 where F leaves no doubt", () => {
    const values = [0.1, 0.2, 0.3, 0.9];
    expect(ksOneSidedTest(values, (x) => x, "greater")).toMatchObject({ at: 0.3, statistic: 0.45 });
    expect(ksOneSidedTest([9, 9], () => 0, "greater")).toMatchObject({ statistic: 1, pValue: 0 });
    expect(ksOneSidedTest([9, 9], () => 0, "less")).toMatchObject({ statistic: 0, pValue: 1 });
    expect(ksOneSidedTest([-Infinity, Infinity], normalCdf, "less").statistic).toBe(0.5);
    expect(ksOneSidedTest([0.25], (x) => x, "less").pValue).toBeCloseTo(0.75, 15);
  });

  test("refuses no values, NaN, what is no probability, and other alternatives", () => {
    expect(() => ksOneSidedTest([], normalCdf, "less")).toThrow(TypeError);
    expect(() => ksOneSidedTest([1, NaN], normalCdf, "less")).toThrow("values must be numbers");
    expect(() => ksOneSidedTest([1], () => 2, "less")).toThrow("cdf must give a probability");
    expect(() => ksOneSidedTest([1], normalCdf, "two-sided" as never)).toThrow(
      new RangeError('ksOneSidedTest: alternative must be "greater" or "less"; got "two-sided"'),
    );
  });
});

describe("ksTwoSampleTest(x, y, { alternative })", () => {
  test("is SciPy's exact test, relative 1e-12", () => {
    for (const [a, b, greater, less] of golden.ks_2samp as [string, string, number[], number[]][]) {
      const found = (alternative: "greater" | "less"): number[] =>
        both(ksTwoSampleTest(arrays[a]!, arrays[b]!, { alternative }));
      expect(found("greater"), `${a} ${b}`).toBeAllClose(greater, { rtol: 1e-12 });
      expect(found("less"), `${a} ${b}`).toBeAllClose(less, { rtol: 1e-12 });
    }
  });

  test("is SciPy's at 300 and 1,000 values, and by Hodges' limit beyond 10,000, relative 1e-11", () => {
    const lattice = (n: number, scale: number, move: number): number[] =>
      Array.from({ length: n }, (_, i) => (((i * 7919) % 10007) / 10007) * scale + move);
    for (const [n, m, s, statistic, pValue] of golden.lattice as number[][]) {
      const sets = [lattice(n!, 1, 0), lattice(m!, s!, 0.01)] as const;
      const found = ksTwoSampleTest(...sets, { alternative: "greater" });
      expect(both(found), `${n} ${m}`).toBeAllClose([statistic!, pValue!], { rtol: 1e-11 });
      expect(found.method).toBe(n! > 10_000 ? "asymptotic" : "exact");
      const turned = ksTwoSampleTest(sets[1], sets[0], { alternative: "less" });
      expect(both(turned)).toEqual(both(found));
    }
  });

  test("counts lattice paths as Python's integers do, relative 1e-12 down to 1e-200", () => {
    for (const [n, m, h, p] of golden.paths as number[][]) {
      const g = divisor(n!, m!);
      const [large, small] = [Math.max(n!, m!), Math.min(n!, m!)];
      const found = pathsOutside(large, small, g, Math.ceil(h! / g), true);
      expect([found], `${n} ${m} ${h}`).toBeAllClose([p!], { rtol: 1e-12 });
    }
  });

  test("refuses other alternatives", () => {
    expect(() => ksTwoSampleTest([1], [2], { alternative: "both" as never })).toThrow(
      'ksTwoSampleTest: alternative must be "two-sided", "greater" or "less"; got "both"',
    );
  });
});
