// How often every test rejects where nothing is wrong: the rows of the table in
// apps/docs/src/content/docs/guides/calibration.md, which calibration-table.ts makes.

import { philox, type Stream } from "@inkwash/random";
import {
  andersonDarlingTest,
  cramerVonMisesTest,
  dagostinoTest,
  energyTest,
  henzeZirklerTest,
  jarqueBeraTest,
  ksOneSidedTest,
  ksTest,
  ksTwoSampleTest,
  kurtosisTest,
  lillieforsTest,
  logisticAccuracy,
  mardiaTest,
  mmdLinearTest,
  mmdTest,
  moments,
  normalCdf,
  normalLaw,
  type Samples,
  shapiroWilkTest,
  skewnessTest,
} from "../src/index.ts";

/** A test, and what is known of it. */
export interface NullTest {
  readonly name: string;
  /** The smallest n tried from which on it rejects as often as it says; Infinity where it is wrong. */
  readonly from: number;
  /** Numbers drawn per n. */
  readonly numbers: 1 | 2;
  /** Whether p takes few values, so that it may reject less often than it says. */
  readonly discrete: boolean;
  /** The largest n tried. */
  readonly most: number;
  readonly pValue: (values: Float64Array, rng: Stream) => number;
}

const oneOf = (
  name: string,
  from: number,
  pValue: NullTest["pValue"],
  options: Partial<NullTest> = {},
): NullTest => ({ name, from, numbers: 1, discrete: false, most: Infinity, ...options, pValue });

/** n points of the plane. */
const plane = (values: Float64Array): Samples => ({
  data: values,
  shape: [values.length / 2, 2],
});
const halves = (values: Float64Array): [Float64Array, Float64Array] => [
  values.subarray(0, values.length / 2),
  values.subarray(values.length / 2),
];
/** n numbers each. */
const sets = (values: Float64Array): [Samples, Samples] => {
  const [x, y] = halves(values).map((data) => ({ data, shape: [data.length, 1] }));
  return [x!, y!];
};
const two = { numbers: 2 } as const;
const discrete = { numbers: 2, discrete: true } as const;
/** Exact at every n; only their time grows. */
const permuted = { numbers: 2, most: 200 } as const;

/** Every test of this package, on N(0, 1). */
export const tests: readonly NullTest[] = [
  oneOf("`ksTest`", 20, (v) => ksTest(v, normalCdf).pValue),
  oneOf("`ksOneSidedTest`", 20, (v) => ksOneSidedTest(v, normalCdf, "greater").pValue),
  oneOf("`cramerVonMisesTest`", 20, (v) => cramerVonMisesTest(v, normalCdf).pValue),
  oneOf("`andersonDarlingTest`, law", 20, (v) => andersonDarlingTest(v, normalLaw()).pValue),
  oneOf("`lillieforsTest`", 20, (v) => lillieforsTest(v).pValue),
  oneOf("`andersonDarlingTest`", 20, (v) => andersonDarlingTest(v).pValue),
  oneOf("`shapiroWilkTest`", 20, (v) => shapiroWilkTest(v).pValue),
  oneOf("`skewnessTest`", 20, (v) => skewnessTest(v).pValue),
  oneOf("`kurtosisTest`", 20, (v) => kurtosisTest(v).pValue),
  oneOf("`dagostinoTest`", 200, (v) => dagostinoTest(v).pValue),
  oneOf("`jarqueBeraTest`", 2000, (v) => jarqueBeraTest(v).pValue),
  oneOf("`mardiaTest`, skewness", 200, (v) => mardiaTest(plane(v)).skewness.pValue, two),
  oneOf("`mardiaTest`, kurtosis", 200, (v) => mardiaTest(plane(v)).kurtosis.pValue, two),
  oneOf("`henzeZirklerTest`", 20, (v) => henzeZirklerTest(plane(v)).pValue, two),
  oneOf("`mmdLinearTest`", 200, (v) => mmdLinearTest(...sets(v), { bandwidth: 1 }).pValue, two),
  oneOf("`ksTwoSampleTest`", 20, (v) => ksTwoSampleTest(...halves(v)).pValue, discrete),
  oneOf(
    "`ksTwoSampleTest`, one side",
    20,
    (v) => ksTwoSampleTest(...halves(v), { alternative: "less" }).pValue,
    discrete,
  ),
  oneOf(
    "`logisticAccuracy`",
    20,
    (v, rng) => logisticAccuracy(...sets(v), { rng: rng.fork("split") }).pValue,
    discrete,
  ),
  oneOf(
    "`energyTest`, 99 repeats",
    20,
    (v, rng) => energyTest(...sets(v), { rng: rng.fork("order"), repeats: 99 }).pValue,
    permuted,
  ),
  oneOf(
    "`mmdTest`, 99 repeats",
    20,
    (v, rng) => mmdTest(...sets(v), { rng: rng.fork("order"), repeats: 99 }).pValue,
    permuted,
  ),
  oneOf("`ksTest`, fitted, as in tutorial 003", Infinity, (v) => {
    const { mean, variance } = moments(v);
    return ksTest(v, (x) => normalCdf(x, { mean, deviation: Math.sqrt(variance) })).pValue;
  }),
];

export const runs = 2000;
export const levels = [0.01, 0.05, 0.1] as const;
export const sizes = [20, 200, 2000] as const;
const rng = philox(2026);

/** How often p is at most 1, 5 and 10 % in 2,000 null runs. */
export function rejections({ numbers, pValue }: NullTest, n: number): number[] {
  const p = Array.from({ length: runs }, (_, r) => {
    const stream = rng.fork(r);
    return pValue(stream.fillNormal(new Float64Array(numbers * n)), stream);
  });
  return levels.map((level) => p.filter((v) => v <= level).length);
}

/** Whether the counts lie in the 99.9 % binomial bands; those of a discrete test may lie below. */
export function inBands({ discrete: few }: NullTest, counts: readonly number[]): boolean {
  return counts.every((count, k) => {
    const level = levels[k]!;
    const over = count - runs * level;
    return (few ? over : Math.abs(over)) <= 3.2905 * Math.sqrt(runs * level * (1 - level));
  });
}

/** A cell of the table: the three rates in per cent, in italics where they are out of their bands. */
export function cell(test: NullTest, n: number): string {
  if (n > test.most) return "";
  const counts = rejections(test, n);
  const text = counts.map((count) => ((100 * count) / runs).toFixed(2)).join(", ");
  return inBands(test, counts) ? text : `_${text}_`;
}
