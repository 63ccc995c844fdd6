import { batches, moons, split, take } from "@inkwash/datasets";
import { philox } from "@inkwash/random";
import { describe, expect, test } from "vitest";

const samples = {
  name: "count",
  data: Float32Array.from({ length: 20 }, (_, i) => i),
  shape: [10, 2],
  label: Float64Array.from({ length: 10 }, (_, i) => i),
};
const sorted = (values: Iterable<number>): number[] => [...values].sort((a, b) => a - b);

describe("take(samples, places)", () => {
  test("gives the rows and labels at the places, in their order", () => {
    const taken = take(samples, [3, 0, 3]);
    expect(taken).toEqual({
      name: "count",
      data: Float32Array.of(6, 7, 0, 1, 6, 7),
      shape: [3, 2],
      label: Float64Array.of(3, 0, 3),
    });
  });

  test("refuses places outside [0, n)", () => {
    expect(() => take(samples, [10])).toThrow(
      new RangeError("take: places must be integers in [0, 10), at least one; got 10"),
    );
    expect(() => take(samples, [])).toThrow(RangeError);
    expect(() => take(samples, [NaN])).toThrow(RangeError);
  });
});

describe("split(samples, { holdout, rng })", () => {
  test("parts the samples, each in one of both, rows and labels together", () => {
    const { train, holdout } = split(samples, { holdout: 3, rng: philox(1) });
    expect([train.shape, holdout.shape]).toEqual([
      [7, 2],
      [3, 2],
    ]);
    expect(sorted([...train.label, ...holdout.label])).toEqual([...samples.label]);
    for (const part of [train, holdout]) {
      part.label.forEach((k, i) =>
        expect([...part.data.subarray(2 * i, 2 * i + 2)]).toEqual([2 * k, 2 * k + 1]),
      );
    }
  });

  test("gives the same split again from the same stream", () => {
    const rng = philox(2);
    expect(split(samples, { holdout: 5, rng })).toEqual(split(samples, { holdout: 5, rng }));
  });

  test("refuses to hold out nothing or everything", () => {
    for (const holdout of [0, 10, 1.5]) {
      expect(() => split(samples, { holdout, rng: philox(1) })).toThrow(
        new RangeError(`split: holdout must be an integer in [1, 9]; got ${holdout}`),
      );
    }
  });
});

describe("batches(samples, { size, rng })", () => {
  test("gives every sample once per pass, each pass in its own order", () => {
    const all = [...batches(samples, { size: 4, rng: philox(3), passes: 2 })];
    expect(all.map(({ shape }) => shape[0])).toEqual([4, 4, 2, 4, 4, 2]);
    const pass = (from: number): number[] =>
      all.slice(from, from + 3).flatMap(({ label }) => [...label]);
    expect(sorted(pass(0))).toEqual([...samples.label]);
    expect(sorted(pass(3))).toEqual([...samples.label]);
    expect(pass(0)).not.toEqual(pass(3));
  });

  test("keeps the type of a data set", () => {
    const set = moons({ n: 6, rng: philox(4) });
    const [first] = batches(set, { size: 6, rng: philox(5) });
    expect(first!.name).toBe("moons");
  });

  test("refuses sizes and passes at once, before the first batch is asked for", () => {
    expect(() => batches(samples, { size: 0, rng: philox(1) })).toThrow(
      new RangeError("batches: size must be a positive integer; got 0"),
    );
    expect(() => batches(samples, { size: 1, rng: philox(1), passes: -1 })).toThrow(RangeError);
  });
});
