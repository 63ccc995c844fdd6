import "@inkwash/matchers";
import golden from "@inkwash/golden/stats_descriptive.json" with { type: "json" };
import { philox } from "@inkwash/random";
import {
  covariance,
  covarianceOf,
  covarianceSums,
  mergeCovariances,
  mergeMoments,
  moments,
  momentsOf,
  momentSums,
  quantile,
  type QuantileMethod,
  type Samples,
} from "@inkwash/stats";
import { describe, expect, test } from "vitest";
import { sortNumbers, sortWords } from "../src/descriptive/sort-numbers.ts";

describe("quantile(values, p)", () => {
  test("is NumPy's by every method, and Hyndman and Fan's third as printed", () => {
    for (const { values, found } of golden.quantiles) {
      for (const [method, expected] of Object.entries(found)) {
        expect(
          quantile(values, golden.p, { method: method as QuantileMethod }),
          `${method} of ${values.length}`,
        ).toBeAllClose(expected, { rtol: 1e-14, atol: 1e-15 });
      }
      expect(quantile(values, golden.p)).toEqual(quantile(values, golden.p, { method: "linear" }));
    }
  });

  test("with whole weights is that of the repeated values; weights of 0 are absent", () => {
    const { values, weights } = golden.weighted;
    expect(quantile(values, golden.p, { weights })).toEqual(golden.weighted["inverted-cdf"]);
  });

  test("refuses no values, p outside [0, 1], weights with another method", () => {
    expect(() => quantile([], 0.5)).toThrow(TypeError);
    expect(() => quantile([1, NaN], 0.5)).toThrow("values must be finite; got NaN at index 1");
    expect(() => quantile([1], 1.1)).toThrow("quantile: p must be in [0, 1]; got 1.1");
    expect(() => quantile([1], NaN)).toThrow(RangeError);
    expect(() => quantile([1], 0.5, { weights: [1], method: "linear" })).toThrow(TypeError);
    expect(() => quantile([1], 0.5, { weights: [0] })).toThrow("at least one weight");
    // @ts-expect-error: no such method
    expect(() => quantile([1], 0.5, { method: "best" })).toThrow('unknown method; got "best"');
  });
});

describe("moments and covariance with weights", () => {
  const { values, weights, found } = golden.moments;

  test("are exact fractions' and NumPy's aweights, relative 1e-12", () => {
    const own = moments(values, { weights });
    expect([own.mean, own.variance, own.skewness!, own.excessKurtosis!]).toBeAllClose(
      [found.mean, found.variance0, found.skewness, found.excessKurtosis],
      { rtol: 1e-12 },
    );
    expect([moments(values, { weights, ddof: 1 }).variance]).toBeAllClose([found.variance1], {
      rtol: 1e-12,
    });
    const cloud = { data: Float64Array.from(golden.covariance.points), shape: [30, 3] };
    const plain = covariance(cloud, { weights });
    expect(plain.mean).toBeAllClose(golden.covariance.mean, { rtol: 1e-13 });
    expect(plain.covariance).toBeAllClose(golden.covariance.ddof0, { rtol: 1e-12 });
    expect(covariance(cloud, { weights, ddof: 1 }).covariance).toBeAllClose(
      golden.covariance.ddof1,
      { rtol: 1e-12 },
    );
  });

  test("a weight of 0 is an absent value, and a common factor changes nothing", () => {
    const own = moments([1, 9, 2, 4], { weights: [1, 0, 1, 1], ddof: 1 });
    expect(own).toEqual(moments([1, 2, 4], { ddof: 1 }));
    const twice = moments([1, 2, 4], { weights: [2, 2, 2], ddof: 1 });
    expect([twice.variance, twice.skewness!]).toBeAllClose([own.variance, own.skewness!], {
      rtol: 1e-14,
    });
    expect(() => moments([1, 2], { weights: [1, 0], ddof: 1 })).toThrow(RangeError);
    expect(() => moments([1, 2], { weights: [1] })).toThrow(TypeError);
  });
});

describe("sums of parts", () => {
  const data = philox(4)
    .fillNormal(new Float64Array(3000))
    .map((z) => 1000 + z * z * z);
  const weights = philox(5).fillUniform(new Float64Array(3000));
  const cut = [0, 1, 2, 700, 701, 2500, 3000];
  const parts = cut.slice(1).map((end, k): [number, number] => [cut[k]!, end]);

  test("merged in any grouping are the moments of all, weighted or not", () => {
    for (const w of [undefined, weights]) {
      const of = ([a, b]: [number, number]) =>
        momentSums(data.subarray(a, b), { weights: w?.subarray(a, b) });
      const left = parts.map(of).reduce(mergeMoments);
      const right = parts.map(of).reduceRight((sum, part) => mergeMoments(part, sum));
      const whole = moments(data, { weights: w, ddof: 1 });
      for (const sums of [left, right, JSON.parse(JSON.stringify(left)) as typeof left]) {
        const found = momentsOf(sums, { ddof: 1 });
        expect(Object.keys(found)).toEqual(Object.keys(whole));
        expect(Object.values(found)).toBeAllClose(Object.values(whole), { rtol: 1e-11 });
      }
    }
  });

  test("nothing merged with a part is the part, and nothing has no moments", () => {
    const part = momentSums([1, 2, 4]);
    expect(mergeMoments(momentSums([]), part)).toEqual(part);
    expect(mergeMoments(part, momentSums([]))).toEqual(part);
    expect(() => momentsOf(momentSums([]))).toThrow("sums must be of at least one number");
  });

  test("merged are the covariance of all", () => {
    const cloud = (a: number, b: number): Samples => ({
      data: data.subarray(3 * a, 3 * b),
      shape: [b - a, 3],
    });
    const merged = [
      [0, 1],
      [1, 400],
      [400, 1000],
    ]
      .map(([a, b]) => covarianceSums(cloud(a!, b!)))
      .reduce(mergeCovariances);
    const whole = covariance(cloud(0, 1000), { ddof: 1 });
    expect(covarianceOf(merged, { ddof: 1 }).covariance).toBeAllClose(whole.covariance, {
      rtol: 1e-11,
    });
    expect(merged.mean).toBeAllClose(whole.mean, { rtol: 1e-14 });
    const line = covarianceSums({ data: Float64Array.of(1, 2), shape: [2, 1] });
    expect(() => mergeCovariances(merged, line)).toThrow("got 3 and 1");
  });
});

describe("sortNumbers(x)", () => {
  const lists: Record<string, Float64Array> = {
    normals: philox(1).fillNormal(new Float64Array(5000)),
    "close together": philox(2)
      .fillNormal(new Float64Array(5000))
      .map((z) => 1e9 + 1e-3 * z),
    "every size": philox(3)
      .fillNormal(new Float64Array(5000))
      .map((z) => z ** 41),
    "zeros, infinities, ties": Float64Array.from(
      { length: 600 },
      (_, i) => [0, -0, Infinity, -Infinity, 1, -1, 5e-324][i % 7]!,
    ),
    short: Float64Array.of(3, -1, 2),
  };

  test.each(Object.keys(lists))("is the engine's sort to the bit: %s", (name) => {
    const expected = lists[name]!.toSorted();
    const found = sortNumbers(lists[name]!.slice());
    expect(found.every((v, i) => Object.is(v, expected[i]))).toBe(true);
  });

  test("sortWords is the engine's sort, of small and large words", () => {
    for (const most of [2, 2 ** 11, 2 ** 20, 2 ** 32]) {
      const words = Uint32Array.from(
        philox(6).fillUniform(new Float64Array(4000)),
        (u) => u * most,
      );
      expect(sortWords(words.slice())).toEqual(words.toSorted());
    }
  });
});
