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
  /** The labels of every batch, copied as they come. */
  const labels = (options: Parameters<typeof batches>[1]): number[][] =>
    Array.from(batches(samples, options), ({ label }) => [...label!]);

  test("gives every sample once per pass, each pass in its own order", () => {
    const all = labels({ size: 4, rng: philox(3), passes: 2 });
    expect(all.map(({ length }) => length)).toEqual([4, 4, 2, 4, 4, 2]);
    const [one, two] = [all.slice(0, 3).flat(), all.slice(3).flat()];
    expect(sorted(one)).toEqual([...samples.label]);
    expect(sorted(two)).toEqual([...samples.label]);
    expect(one).not.toEqual(two);
  });

  test("keeps rows, labels and parameters together, in one buffer", () => {
    const set = { ...samples, parameter: samples.label.map((k) => -k) };
    const buffers = new Set<ArrayBufferLike>();
    for (const { data, shape, label, parameter } of batches(set, { size: 3, rng: philox(9) })) {
      buffers.add(data.buffer);
      expect([data.length, parameter.length]).toEqual([2 * shape[0]!, shape[0]!]);
      label.forEach((k, i) => {
        expect([...data.subarray(2 * i, 2 * i + 2)]).toEqual([2 * k, 2 * k + 1]);
        expect(parameter[i]).toBe(-k);
      });
    }
    expect(buffers.size).toBe(1);
  });

  test("has the order of (seed, pass): a run can go on at any pass", () => {
    const all = labels({ size: 10, rng: philox(3), passes: 4 });
    expect(labels({ size: 10, rng: philox(3), first: 2, passes: 2 })).toEqual(all.slice(2));
    expect(labels({ size: 10, rng: philox(4) })).not.toEqual(all.slice(0, 1));
  });

  test("without rng gives views of the samples, in their order", () => {
    const all = [...batches(samples, { size: 4 })];
    expect(all.map(({ label }) => [...label])).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]);
    expect(all.every(({ data }) => data.buffer === samples.data.buffer)).toBe(true);
  });

  test('drops a short last batch with last: "drop"', () => {
    expect(labels({ size: 4, last: "drop" }).map(({ length }) => length)).toEqual([4, 4]);
    expect(labels({ size: 5, last: "drop", passes: 2 })).toHaveLength(4);
    expect(() => batches(samples, { size: 11, last: "drop" })).toThrow(
      new RangeError("batches: size must be at most n (10) where a short batch is dropped; got 11"),
    );
  });

  test("keeps the type of a data set", () => {
    const set = moons({ n: 6, rng: philox(4) });
    const [first] = batches(set, { size: 6, rng: philox(5) });
    expect(first!.name).toBe("moons");
  });

  test("refuses options out of range at once, before the first batch is asked for", () => {
    expect(() => batches(samples, { size: 0, rng: philox(1) })).toThrow(
      new RangeError("batches: size must be a positive integer; got 0"),
    );
    expect(() => batches(samples, { size: 1, rng: philox(1), passes: -1 })).toThrow(RangeError);
    expect(() => batches(samples, { size: 1, first: -1 })).toThrow("batches: first must be");
    expect(() => batches(samples, { size: 1, last: "no" as never })).toThrow(
      "batches: last must be",
    );
  });
});
