import "@inkwash/matchers";
import golden from "@inkwash/golden/stats_distributions.json" with { type: "json" };
import {
  betaLaw,
  chiSquareLaw,
  type Distribution,
  kolmogorovLaw,
  multivariateNormal,
  normalLaw,
  studentLaw,
} from "@inkwash/stats";
import { describe, expect, test } from "vitest";

/** x, logpdf, cdf, sf, logcdf. */
type Row = readonly number[];
const laws: [string, Distribution, Row[]][] = [
  ["normalLaw()", normalLaw(), golden.normal],
  ["kolmogorovLaw()", kolmogorovLaw(), golden.kolmogorov],
  ...Object.entries(golden.student).map(([v, rows]): [string, Distribution, Row[]] => [
    `studentLaw(${v})`,
    studentLaw(Number(v)),
    rows,
  ]),
  ...Object.entries(golden.chiSquare).map(([k, rows]): [string, Distribution, Row[]] => [
    `chiSquareLaw(${k})`,
    chiSquareLaw(Number(k)),
    rows,
  ]),
  ...(golden.beta as unknown as [number, number, Row[]][]).map(
    ([a, b, rows]): [string, Distribution, Row[]] => [`betaLaw(${a}, ${b})`, betaLaw(a, b), rows],
  ),
];

describe.each(laws)("%s", (name, law, rows) => {
  test("has mpmath's densities and tails, relative 1e-12 down to 1e-300", () => {
    const column = (f: (x: number) => number): number[] => rows.map(([x]) => f(x!));
    const expected = (k: number): number[] => rows.map((row) => row[k]!);
    const near = { rtol: 1e-12, atol: 1e-300 };
    expect(column(law.cdf)).toBeAllClose(expected(2), near);
    expect(column(law.sf)).toBeAllClose(expected(3), near);
    expect(column(law.logPdf)).toBeAllClose(expected(1), { rtol: 1e-11, atol: 1e-11 });
    const logs = rows.filter(([, , p]) => p! > 1e-300 || /normal|kolmogorov/.test(name));
    expect(logs.map(([x]) => law.logCdf(x!))).toBeAllClose(
      logs.map((row) => row[4]!),
      near,
    );
  });

  test("has quantiles that lead back, relative 1e-11", () => {
    const inner = rows.filter(([, , p]) => p! > 1e-300 && p! < 0.9);
    const found = inner.map(([, , p]) => law.ppf(p!));
    expect(found).toBeAllClose(
      inner.map(([x]) => x!),
      { rtol: 1e-11, atol: 1e-11 },
    );
  });

  test("refuses NaN and what is no probability", () => {
    for (const f of [law.pdf, law.logPdf, law.cdf, law.sf, law.logCdf])
      expect(() => f(NaN)).toThrow(RangeError);
    expect(() => law.ppf(1.5)).toThrow("p must be in [0, 1]; got 1.5");
  });
});

test("the laws keep their supports: pdf 0 outside, ppf(0) and ppf(1) the ends", () => {
  expect([normalLaw().ppf(0), normalLaw().ppf(1)]).toEqual([-Infinity, Infinity]);
  expect([studentLaw(3).ppf(0), studentLaw(3).ppf(0.5), studentLaw(3).ppf(1)]).toEqual([
    -Infinity,
    0,
    Infinity,
  ]);
  expect([chiSquareLaw(3).ppf(0), chiSquareLaw(3).ppf(1)]).toEqual([0, Infinity]);
  expect([betaLaw(2, 3).ppf(0), betaLaw(2, 3).ppf(1)]).toEqual([0, 1]);
  expect([kolmogorovLaw().ppf(0), kolmogorovLaw().ppf(1)]).toEqual([0, Infinity]);
  expect([chiSquareLaw(1).pdf(-1), betaLaw(1, 1).pdf(2), kolmogorovLaw().pdf(0)]).toEqual([
    0, 0, 0,
  ]);
  expect([chiSquareLaw(1).cdf(-1), betaLaw(2, 1).cdf(-1), betaLaw(2, 1).sf(3)]).toEqual([0, 0, 0]);
  for (const law of [normalLaw(), studentLaw(3), chiSquareLaw(3), betaLaw(2, 3), kolmogorovLaw()]) {
    expect([law.cdf(-Infinity), law.cdf(Infinity), law.sf(Infinity), law.pdf(Infinity)]).toEqual([
      0, 1, 0, 0,
    ]);
  }
});

test("studentLaw(1) is Cauchy's and chiSquareLaw(2) exponential, at their closed forms", () => {
  expect(studentLaw(1).cdf(1)).toBeCloseTo(0.75, 15);
  expect(studentLaw(1).ppf(0.75)).toBeCloseTo(1, 14);
  expect(chiSquareLaw(2).ppf(0.5)).toBeCloseTo(2 * Math.LN2, 14);
  expect(betaLaw(1, 1).cdf(0.3)).toBeCloseTo(0.3, 15);
});

test("normalLaw({ mean, deviation }) is moved and scaled", () => {
  const law = normalLaw({ mean: 2, deviation: 0.5 });
  expect(law.cdf(3)).toBe(normalLaw().cdf(2));
  expect(law.pdf(2)).toBeCloseTo(0.7978845608028654, 15);
  expect(law.ppf(0.5)).toBe(2);
});

describe("multivariateNormal(mean, covariance)", () => {
  const { mean, covariance, points, logpdf } = golden.multivariate;
  test("has SciPy's logPdf, relative 1e-12", () => {
    const law = multivariateNormal(mean, covariance.flat());
    expect(points.map((p) => law.logPdf(p))).toBeAllClose(logpdf, { rtol: 1e-12 });
    expect(law.mahalanobisSquared(mean)).toBe(0);
    expect(law.dimension).toBe(3);
  });

  test("refuses matrices that are no covariance, and points of other sizes", () => {
    expect(() => multivariateNormal([0, 0], [1, 2, 2, 1])).toThrow("must be positive definite");
    expect(() => multivariateNormal([0, 0], [1, 0, 1, 1])).toThrow("finite and symmetric");
    expect(() => multivariateNormal([0], [1, 0, 0, 1])).toThrow(TypeError);
    expect(() => multivariateNormal([0], [1, 0])).toThrow("must be a d x d matrix");
    expect(() => multivariateNormal([0], [1]).pdf([1, 2])).toThrow("x must have 1 numbers; got 2");
  });
});

test("parameters out of range are refused", () => {
  expect(() => normalLaw({ deviation: 0 })).toThrow("deviation must be in (0, Infinity); got 0");
  expect(() => studentLaw(-1)).toThrow("degrees must be in (0, 1000000000]; got -1");
  expect(() => chiSquareLaw(NaN)).toThrow(RangeError);
  expect(() => betaLaw(0, 1)).toThrow(RangeError);
});
