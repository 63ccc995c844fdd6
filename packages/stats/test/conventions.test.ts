import { philox } from "@inkwash/random";
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
  neighbourAccuracy,
  normalCdf,
  normalLaw,
  type Samples,
  shapiroWilkTest,
  skewnessTest,
} from "@inkwash/stats";
import { describe, expect, test } from "vitest";

const rng = philox(3);
const line = (values: readonly number[]): Samples => ({
  data: Float64Array.from(values),
  shape: [values.length, 1],
});
const other = Array.from({ length: 12 }, (_, i) => (i * 7) % 12);
const tied = [0, 0, 1, 1, 1, 2, -1, -1, 3, 3, 4, 4];

type PValue = (values: readonly number[]) => number;
/** Every test of the README's table, as a function of one list; and the fewest values it takes. */
const tests: [
  name: string,
  least: number,
  pValue: PValue,
  constants?: "legal",
  infinities?: "legal",
][] = [
  ["ksTest", 1, (v) => ksTest(v, normalCdf).pValue, "legal", "legal"],
  ["ksOneSidedTest", 1, (v) => ksOneSidedTest(v, normalCdf, "less").pValue, "legal", "legal"],
  ["andersonDarlingTest, law", 1, (v) => andersonDarlingTest(v, normalLaw()).pValue, "legal"],
  ["cramerVonMisesTest", 2, (v) => cramerVonMisesTest(v, normalCdf).pValue, "legal"],
  ["jarqueBeraTest", 2, (v) => jarqueBeraTest(v).pValue],
  ["andersonDarlingTest", 3, (v) => andersonDarlingTest(v).pValue],
  ["shapiroWilkTest", 3, (v) => shapiroWilkTest(v).pValue],
  ["lillieforsTest", 4, (v) => lillieforsTest(v).pValue],
  ["skewnessTest", 8, (v) => skewnessTest(v).pValue],
  ["kurtosisTest", 8, (v) => kurtosisTest(v).pValue],
  ["dagostinoTest", 8, (v) => dagostinoTest(v).pValue],
  ["mardiaTest", 2, (v) => mardiaTest(line(v)).skewness.pValue],
  ["henzeZirklerTest", 2, (v) => henzeZirklerTest(line(v)).pValue],
  ["ksTwoSampleTest", 1, (v) => ksTwoSampleTest(v, other).pValue, "legal", "legal"],
  ["energyTest", 1, (v) => energyTest(line(v), line(other), { rng, repeats: 19 }).pValue, "legal"],
  ["mmdTest", 2, (v) => mmdTest(line(v), line(other), { rng, repeats: 19 }).pValue, "legal"],
  ["mmdLinearTest", 4, (v) => mmdLinearTest(line(v), line(other)).pValue, "legal"],
  [
    "neighbourAccuracy",
    1,
    (v) => neighbourAccuracy(line(v), line(other.slice(0, v.length))).pValue,
    "legal",
  ],
  [
    "logisticAccuracy",
    4,
    (v) => logisticAccuracy(line(v), line(other.slice(0, v.length)), { rng }).pValue,
    "legal",
  ],
];

describe.each(tests)("%s", (_, least, pValue, constants, infinities) => {
  const probability = (values: readonly number[]): void => {
    const p = pValue(values);
    expect(p >= 0 && p <= 1, String(p)).toBe(true);
  };
  const refused = (values: readonly number[], message: RegExp | string): void =>
    expect(() => pValue(values)).toThrow(message);

  test(`takes ${least} values and refuses ${least - 1}`, () => {
    probability([0.3, -1, 0.5, 2, 1.7, -0.4, 0.9, 0.1].slice(0, least));
    if (least === 1) expect(() => pValue([])).toThrow(TypeError);
    else refused([0.3, -1, 0.5, 2, 1.7, -0.4, 0.9].slice(0, least - 1), /needed|needs|must not/);
  });

  test("takes ties", () => probability(tied));

  test(constants === "legal" ? "takes constants" : "refuses constants", () => {
    const same = Array<number>(12).fill(0.5);
    if (constants === "legal") probability(same);
    else refused(same, /must not/);
  });

  test(infinities === "legal" ? "takes infinities" : "refuses infinities", () => {
    const endless = [...tied.slice(0, 11), -Infinity];
    if (infinities === "legal") probability(endless);
    else refused(endless, /finite/);
  });

  test("refuses NaN", () => refused([...tied.slice(0, 11), NaN], "got NaN"));
});
