import { philox } from "@inkwash/random";
import {
  andersonDarlingTest,
  cramerVonMisesTest,
  dagostinoTest,
  henzeZirklerTest,
  jarqueBeraTest,
  ksTest,
  ksTwoSampleTest,
  kurtosisTest,
  lillieforsTest,
  logisticAccuracy,
  mardiaTest,
  mmdLinearTest,
  moments,
  normalCdf,
  normalLaw,
  type Samples,
  shapiroWilkTest,
  skewnessTest,
} from "@inkwash/stats";
import { describe, expect, test } from "vitest";

type PValue = (values: Float64Array) => number;
const points = (values: Float64Array): { data: Float64Array; shape: number[] } => ({
  data: values,
  shape: [values.length / 2, 2],
});
const half = (values: Float64Array): [Float64Array, Float64Array] => [
  values.subarray(0, values.length / 2),
  values.subarray(values.length / 2),
];

const sets = (values: Float64Array): [Samples, Samples] => {
  const [x, y] = half(values).map((data) => ({ data, shape: [data.length, 1] }));
  return [x!, y!];
};

/** Every test, and the smallest n tried here from which on it rejects as often as it says. */
const tests: [name: string, from: number, pValue: PValue][] = [
  ["ksTest", 20, (v) => ksTest(v, normalCdf).pValue],
  ["cramerVonMisesTest", 20, (v) => cramerVonMisesTest(v, normalCdf).pValue],
  ["lillieforsTest", 20, (v) => lillieforsTest(v).pValue],
  ["andersonDarlingTest", 20, (v) => andersonDarlingTest(v).pValue],
  ["shapiroWilkTest", 20, (v) => shapiroWilkTest(v).pValue],
  ["skewnessTest", 20, (v) => skewnessTest(v).pValue],
  ["kurtosisTest", 20, (v) => kurtosisTest(v).pValue],
  ["dagostinoTest", 2000, (v) => dagostinoTest(v).pValue],
  ["jarqueBeraTest", 2000, (v) => jarqueBeraTest(v).pValue],
  ["mardiaTest, skewness, n / 2 points", 200, (v) => mardiaTest(points(v)).skewness.pValue],
  ["mardiaTest, kurtosis, n / 2 points", 2000, (v) => mardiaTest(points(v)).kurtosis.pValue],
  ["henzeZirklerTest, n / 2 points", 20, (v) => henzeZirklerTest(points(v)).pValue],
  ["andersonDarlingTest, law", 20, (v) => andersonDarlingTest(v, normalLaw()).pValue],
  [
    "mmdLinearTest, n / 2 values each",
    200,
    (v) => mmdLinearTest(...sets(v), { bandwidth: 1 }).pValue,
  ],
];

const runs = 2000;
const rng = philox(2026);
const full = process.env["INKWASH_TIER"] === "full";
const sizes = full ? [20, 200, 2000] : [20];

/** How often p is at most 1, 5 and 10 % in 2,000 null runs of n normals. */
function rejections(n: number, pValue: PValue): number[] {
  const p = Array.from({ length: runs }, (_, r) => {
    return pValue(rng.fork(r).fillNormal(new Float64Array(n)));
  });
  return [0.01, 0.05, 0.1].map((level) => p.filter((v) => v <= level).length);
}

/** Whether the counts lie in the 99.9 % binomial bands. */
const inBands = (counts: readonly number[]): boolean =>
  counts.every((count, k) => {
    const level = [0.01, 0.05, 0.1][k]!;
    return Math.abs(count - runs * level) <= 3.2905 * Math.sqrt(runs * level * (1 - level));
  });

describe.each(sizes)("under the null at n = %i", (n) => {
  test.each(tests.filter(([, from]) => n >= from))(
    "%s (from n = %i) rejects as often as it says",
    (_, _from, pValue) => {
      const counts = rejections(n, pValue);
      expect(inBands(counts), String(counts)).toBe(true);
    },
  );

  test("ksTwoSampleTest, whose p-values are discrete, rejects no more often than it says", () => {
    const counts = rejections(n, (v) => ksTwoSampleTest(...half(v)).pValue);
    [0.01, 0.05, 0.1].forEach((level, k) => {
      expect(counts[k]! - runs * level).toBeLessThan(
        3.2905 * Math.sqrt(runs * level * (1 - level)),
      );
    });
  });

  test("logisticAccuracy, whose p-values are discrete, rejects no more often than it says", () => {
    let run = 0;
    const counts = rejections(n, (v) => {
      return logisticAccuracy(...sets(v), { rng: rng.fork(`split ${run++}`) }).pValue;
    });
    [0.01, 0.05, 0.1].forEach((level, k) => {
      expect(counts[k]! - runs * level).toBeLessThan(
        3.2905 * Math.sqrt(runs * level * (1 - level)),
      );
    });
  });

  test("ksTest with fitted parameters, as tutorial 003 has it, is caught", () => {
    const counts = rejections(n, (v) => {
      const { mean, variance } = moments(v);
      return ksTest(v, (x) => normalCdf(x, { mean, deviation: Math.sqrt(variance) })).pValue;
    });
    expect(inBands(counts)).toBe(false);
  });
});
