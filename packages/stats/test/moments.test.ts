import "@inkwash/matchers";
import golden from "@inkwash/golden/stats_moments.json" with { type: "json" };
import { columnMoments, covariance, moments } from "@inkwash/stats";
import { describe, expect, test } from "vitest";

const arrays: Record<string, number[]> = golden.arrays;
const points = { data: Float64Array.from(golden.points.flat()), shape: [golden.points.length, 2] };

describe("moments(values)", () => {
  test("are those of exact fractions, relative 1e-12", () => {
    for (const [name, expected] of Object.entries(golden.exact)) {
      if (name === "far") continue;
      const found = moments(arrays[name]!);
      expect(
        [found.mean, found.variance, found.skewness!, found.excessKurtosis!],
        name,
      ).toBeAllClose(
        [expected.mean, expected.variance0, expected.skewness, expected.excessKurtosis],
        { rtol: 1e-12, atol: 1e-14 },
      );
      expect([moments(arrays[name]!, { ddof: 1 }).variance]).toBeAllClose([expected.variance1], {
        rtol: 1e-12,
      });
    }
  });

  test("are SciPy's skew and kurtosis, relative 1e-11", () => {
    for (const [name, expected] of Object.entries(golden.scipy)) {
      const { skewness, excessKurtosis } = moments(arrays[name]!);
      expect([skewness!, excessKurtosis!], name).toBeAllClose(expected, {
        rtol: 1e-11,
        atol: 1e-14,
      });
    }
  });

  test("keep their digits 1e9 away from 0, where the squares would lose them all", () => {
    const { mean, variance, skewness } = moments(arrays["far"]!);
    const { far } = golden.exact;
    expect([mean]).toBeAllClose([far.mean], { rtol: 1e-15 });
    expect([variance, skewness!]).toBeAllClose([far.variance0, far.skewness], { rtol: 1e-6 });
  });

  test("have no skewness where all numbers are equal, instead of 0 / 0", () => {
    expect(moments([7, 7, 7])).toEqual({ n: 3, mean: 7, variance: 0, min: 7, max: 7 });
    expect(moments([7])).toEqual({ n: 1, mean: 7, variance: 0, min: 7, max: 7 });
  });

  test("refuse no values, what is not finite, and ddof >= n", () => {
    expect(() => moments([])).toThrow(TypeError);
    expect(() => moments([1, NaN])).toThrow(
      new RangeError("moments: every number must be finite; got NaN at index 1"),
    );
    expect(() => moments([1, -Infinity])).toThrow("got -Infinity at index 1");
    expect(() => moments([1], { ddof: 1 })).toThrow(
      new RangeError("moments: ddof must be in [0, n) with n = 1; got 1"),
    );
  });
});

describe("columnMoments(samples)", () => {
  test("are the moments of every column", () => {
    const found = columnMoments(points, { ddof: 1 });
    for (const j of [0, 1]) {
      expect(found[j]).toEqual(
        moments(
          golden.points.map((p) => p[j]!),
          { ddof: 1 },
        ),
      );
    }
  });

  test("refuse data that do not fit the shape", () => {
    expect(() => columnMoments({ data: new Float32Array(5), shape: [2, 2] })).toThrow(
      new TypeError(
        "columnMoments: samples needs data of shape [n, ...] with n >= 1; " +
          "got 5 numbers of shape [2, 2]",
      ),
    );
  });
});

describe("covariance(samples)", () => {
  test("is that of exact fractions, relative 1e-12", () => {
    const { mean, covariance: matrix } = covariance(points, { ddof: 1 });
    expect(mean).toBeAllClose(golden.plane.mean, { rtol: 1e-12, atol: 1e-15 });
    expect(matrix).toBeAllClose(golden.plane.covariance1, { rtol: 1e-12 });
  });

  test("has the variances of the columns on its diagonal", () => {
    const { covariance: matrix } = covariance(points);
    const variances = columnMoments(points).map(({ variance }) => variance);
    expect([matrix[0]!, matrix[3]!]).toBeAllClose(variances, { rtol: 1e-13 });
  });

  test("refuses ddof >= n and what is not finite", () => {
    const one = { data: Float64Array.of(1, 2), shape: [1, 2] };
    expect(covariance(one).covariance).toEqual([0, 0, 0, 0]);
    expect(() => covariance(one, { ddof: 1 })).toThrow(RangeError);
    expect(() => covariance({ ...one, data: Float64Array.of(1, Infinity) })).toThrow(
      "covariance: every number must be finite; got Infinity at 1",
    );
  });
});
