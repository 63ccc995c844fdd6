import "@inkwash/matchers";
import { permutation, philox } from "@inkwash/random";
import { expect, test } from "vitest";
import { batches, type DataSource, type Draws, type Pairing, type Samples } from "../src/index.ts";

const rng = philox(9);
const numbered = (n: number): Samples => ({
  data: Float32Array.from({ length: n }, (_, i) => i),
  shape: [n, 1],
});
const everyone = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

test.each([
  ["keep", [4, 4, 2]],
  ["drop", [4, 4]],
] as const)(
  'batches(data, { lastBatch: "%s" }) begins every epoch with a batch',
  (lastBatch, sizes) => {
    const at = batches(numbered(10), { rng, rows: 5, batch: 4, lastBatch });
    for (let epoch = 0; epoch < 3; epoch++) {
      const order = permutation(10, rng.fork("order").fork(epoch));
      sizes.forEach((size, b) => {
        const { x0, row, noise } = at(epoch * sizes.length + b);
        expect(Array.from(x0.data)).toEqual(Array.from(order.subarray(4 * b, 4 * b + size)));
        expect([x0.shape, noise.shape, row.length]).toEqual([[size, 1], [size, 1], size]);
      });
    }
  },
);

test("batches(source, options) reads samples one by one, and gives the batches of the same array", () => {
  const read: number[] = [];
  const source: DataSource = {
    shape: [10, 1],
    read(sample, out, offset) {
      read.push(sample);
      out[offset] = sample;
    },
  };
  const options = { rng, rows: 5, batch: 4 };
  const [ours, theirs] = [batches(source, options), batches(numbered(10), options)];
  for (const step of [0, 1, 2, 7]) expect(ours(step)).toEqual(theirs(step));
  expect(read.slice(0, 8)).toEqual(
    Array.from(permutation(10, rng.fork("order").fork(0))).slice(0, 8),
  );
  const wide = batches({ ...source, precision: "float64" }, options)(0);
  expect(wide.x0.data).toBeInstanceOf(Float64Array);
});

test("batches(data, { rng: draws }) asks another source in order", () => {
  const asked: string[] = [];
  const draws: Draws = {
    order: (epoch, n) => {
      asked.push(`order ${epoch} of ${n}`);
      return (position) => position;
    },
    rows: (step, rows, out) => {
      asked.push(`rows ${step} of ${rows}`);
      out.fill(1);
    },
    noise: (step, out) => {
      asked.push(`noise ${step}`);
      out.fill(7);
    },
  };
  const at = batches(numbered(3), { rng: draws, rows: 5, batch: 2, lastBatch: "keep" });
  const drawn = everyone(3).map((step) => structuredClone(at(step)));
  expect(drawn.map(({ x0 }) => [...x0.data])).toEqual([[0, 1], [2], [0, 1]]);
  expect(drawn[1]!.noise.data).toEqual(Float32Array.of(7));
  expect(asked).toEqual([
    "order 0 of 3",
    "rows 0 of 5",
    "noise 0",
    "rows 1 of 5",
    "noise 1",
    "order 1 of 3",
    "rows 2 of 5",
    "noise 2",
  ]);
});

/** Sorts both: the transport of least cost on a line. */
const onALine: Pairing = (x0, noise) => {
  const sorted = (values: Float32Array | Float64Array): number[] =>
    everyone(values.length).toSorted((a, b) => values[a]! - values[b]!);
  const [ofData, ofNoise] = [sorted(x0.data), sorted(noise.data)];
  const pairing = new Int32Array(x0.data.length);
  ofData.forEach((i, place) => (pairing[i] = ofNoise[place]!));
  return pairing;
};

test("batches(data, { pair }) gives every sample the noise that the pairing says, and loses none", () => {
  const options = { rng, rows: 5, batch: 8 };
  const [paired, free] = [
    batches(numbered(20), { ...options, pair: onALine }),
    batches(numbered(20), options),
  ];
  for (let step = 0; step < 5; step++) {
    const [ours, theirs] = [paired(step), free(step)];
    expect(ours.noise.data.toSorted()).toEqual(theirs.noise.data.toSorted());
    const order = everyone(8).toSorted((a, b) => ours.x0.data[a]! - ours.x0.data[b]!);
    const along = order.map((i) => ours.noise.data[i]!);
    expect(along).toEqual(along.toSorted((a, b) => a - b));
  }
});

test("batches(data, { pair }) refuses what is not a pairing", () => {
  const pairing = (values: readonly number[]) => () =>
    batches(numbered(3), { rng, rows: 5, batch: 3, pair: () => values })(0);
  const message = "batches: pair must return each index of the 3 samples once";
  for (const values of [
    [0, 1],
    [0, 1, 1],
    [0, 1, 3],
    [0, 1, 0.5],
    [0, 1, NaN],
  ]) {
    expect(pairing(values)).toThrow(message);
  }
  expect(pairing([2, 0, 1])).not.toThrow();
});

test("batches(data, { lastBatch }) refuses what it does not know", () => {
  const lastBatch = "pad" as "keep";
  expect(() => batches(numbered(3), { rng, rows: 1, lastBatch })).toThrow(
    'batches: lastBatch must be one of "join", "keep", "drop"; got pad',
  );
});

test("batches(source, options) takes ten million samples and no memory for their order", () => {
  const n = process.env["INKWASH_TIER"] === "full" ? 100_000_000 : 10_000_000;
  const source: DataSource = {
    shape: [n, 2],
    read: (sample, out, offset) => out.fill(sample, offset, offset + 2),
  };
  const at = batches(source, { rng, rows: 100, batch: 128, lastBatch: "keep" });
  const perEpoch = Math.ceil(n / 128);
  at(0);
  const before = process.memoryUsage().arrayBuffers;
  // The first step of later epochs, and many steps in between.
  for (const epoch of [1, 2]) {
    for (let step = 0; step < 200; step++) at(epoch * perEpoch + step);
  }
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6);
});
