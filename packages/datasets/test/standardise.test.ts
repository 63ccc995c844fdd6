import "@inkwash/matchers";
import { standardise, swissRoll, unstandardise } from "@inkwash/datasets";
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
