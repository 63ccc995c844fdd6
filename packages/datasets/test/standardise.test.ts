import "@inkwash/matchers";
import {
  fiveHills,
  sampleMixture,
  standardise,
  standardiseBy,
  standardiseMixture,
  swissRoll,
  unstandardise,
} from "@inkwash/datasets";
import { philox } from "@inkwash/random";
import { describe, expect, test } from "vitest";
import { column } from "./replay.ts";

const roll = swissRoll({ n: 2000, rng: philox(1), noise: 0.1, precision: "float64" });
const meanOf = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;

describe("standardise(samples)", () => {
  test("gives mean 0 and variance 1 in every coordinate, and says what it did", () => {
    const { samples, mean, scale } = standardise(roll);
    for (const j of [0, 1]) {
      const values = column(samples.data, 2, j);
      expect(meanOf(values)).toBeCloseTo(0, 14);
      expect(meanOf(values.map((v) => v * v))).toBeCloseTo(1, 13);
      expect(mean[j]).toBeCloseTo(meanOf(column(roll.data, 2, j)), 14);
    }
    expect(JSON.parse(JSON.stringify({ mean, scale }))).toEqual({ mean, scale });
  });

  test("keeps name, label, shape and precision, and leaves the input alone", () => {
    const before = roll.data.slice();
    const { samples } = standardise(roll);
    expect(samples).toMatchObject({ name: "swiss roll", label: roll.label, shape: [2000, 2] });
    expect(samples.data).toBeInstanceOf(Float64Array);
    expect(roll.data).toEqual(before);
    const single = { data: Float32Array.of(1, 2), shape: [2, 1] };
    expect(standardise(single).samples.data).toEqual(Float32Array.of(-1, 1));
  });

  test("with isotropic keeps the shape of the cloud: one scale, total variance d", () => {
    const { samples, scale } = standardise(roll, { isotropic: true });
    expect(scale[0]).toBe(scale[1]);
    const total = meanOf(Float64Array.from(samples.data, (v) => v * v)) * 2;
    expect(total).toBeCloseTo(2, 12);
  });

  test("keeps scale 1 where a coordinate never changes", () => {
    const flat = { data: Float64Array.of(0.1, 1, 0.1, 2, 0.1, 6), shape: [3, 2] };
    const { samples, mean, scale } = standardise(flat);
    expect([mean[0], scale[0]]).toEqual([0.1, 1]);
    expect([...column(samples.data, 2, 0)]).toEqual([0, 0, 0]);
  });

  test("is undone by unstandardise, to rounding", () => {
    const { samples, mean, scale } = standardise(roll);
    expect(unstandardise(samples, { mean, scale }).data).toBeAllClose(roll.data, {
      rtol: 1e-14,
      atol: 1e-15,
    });
  });

  test("refuses data that do not fit the shape, what is not finite, and other lengths", () => {
    expect(() => standardise({ data: new Float32Array(3), shape: [2, 2] })).toThrow(
      new TypeError(
        "standardise: samples need data of shape [n, ...] with n >= 1; got 3 numbers of shape [2, 2]",
      ),
    );
    expect(() => standardise({ data: Float32Array.of(1, NaN), shape: [2, 1] })).toThrow(
      new RangeError("standardise: every number must be finite; got NaN at 1"),
    );
    expect(() => unstandardise(roll, { mean: [0], scale: [1] })).toThrow(
      new TypeError("unstandardise: mean and scale must have length 2; got 1 and 1"),
    );
  });
});

describe("standardiseBy(samples, { mean, scale })", () => {
  test("does to other samples what standardise did to its own", () => {
    const { samples, mean, scale } = standardise(roll);
    expect(standardiseBy(roll, { mean, scale })).toEqual(samples);
    const one = standardiseBy(
      { data: Float64Array.of(3, 5), shape: [1, 2] },
      { mean: [1, 1], scale: [2, 8] },
    );
    expect([...one.data]).toEqual([1, 0.5]);
  });

  test("refuses other lengths, and scales that are not positive", () => {
    expect(() => standardiseBy(roll, { mean: [0], scale: [1] })).toThrow(
      new TypeError("standardiseBy: mean and scale must have length 2; got 1 and 1"),
    );
    expect(() => standardiseBy(roll, { mean: [0, 0], scale: [1, 0] })).toThrow(
      new RangeError(
        "standardiseBy: mean must be finite and scale positive; got [0, 0] and [1, 0]",
      ),
    );
  });
});

describe("standardiseMixture(mixture, { mean, scale })", () => {
  test("is the law of the standardised samples: the same draws, to rounding", () => {
    const by = { mean: [1, -2], scale: [3, 0.5] };
    const options = { n: 200, rng: philox(8), precision: "float64" } as const;
    const moved = sampleMixture(standardiseMixture(fiveHills, by), options).data;
    const expected = standardiseBy(sampleMixture(fiveHills, options), by).data;
    expect(moved).toBeAllClose(expected, { rtol: 1e-13, atol: 1e-13 });
  });

  test("refuses other lengths, and scales that are not positive", () => {
    expect(() => standardiseMixture(fiveHills, { mean: [0], scale: [1] })).toThrow(TypeError);
    expect(() => standardiseMixture(fiveHills, { mean: [0, 0], scale: [1, -1] })).toThrow(
      RangeError,
    );
  });
});
