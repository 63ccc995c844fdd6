import { philox } from "@inkwash/random";
import { expect, test } from "vitest";
import { batches, type Samples } from "../src/index.ts";

const numbered = (n: number): Samples => ({
  data: Float32Array.from({ length: 2 * n }, (_, i) => Math.floor(i / 2)),
  shape: [n, 2],
});
const rng = philox(9);

test("batches(data, options) visits every sample once per epoch, in full batches across its end", () => {
  const n = 10;
  const at = batches(numbered(n), { rng, rows: 100, batch: 4 });
  const seen: number[] = [];
  for (let step = 0; step < 15; step++) {
    const { x0 } = at(step);
    expect(x0.shape).toEqual([4, 2]);
    for (let i = 0; i < 4; i++) {
      expect(x0.data[2 * i]).toBe(x0.data[2 * i + 1]);
      seen.push(x0.data[2 * i]!);
    }
  }
  const everyone = Array.from({ length: n }, (_, i) => i);
  const epochs = Array.from({ length: 6 }, (_, e) => seen.slice(e * n, (e + 1) * n));
  for (const epoch of epochs) expect(epoch.toSorted((a, b) => a - b)).toEqual(everyone);
  expect(new Set(epochs.map(String)).size).toBe(6);
});

test("batches(data, options) gives step k the same batch in any order, also when data are fewer than a batch", () => {
  const options = { rng, rows: 7, batch: 5 };
  const copy = (step: number): unknown => structuredClone(batches(numbered(3), options)(step));
  const at = batches(numbered(3), options);
  for (const step of [4, 0, 9, 4]) expect(at(step)).toEqual(copy(step));
});

test.each([1, 2, 5, 8])(
  "batches(data, { batch: %i }) draws antithetic rows: t, and then rows - 1 - t for all, or all but one if odd",
  (batch) => {
    const at = batches(numbered(3), { rng, rows: 100, batch });
    const half = Math.ceil(batch / 2);
    for (let step = 0; step < 20; step++) {
      const row = Array.from(at(step).row);
      expect(row).toHaveLength(batch);
      const mirrored = row.slice(0, half).map((t) => 99 - t);
      if (batch % 2 === 1) mirrored.splice(step % half, 1);
      expect(row.slice(half)).toEqual(mirrored);
    }
  },
);

test.each([1, 4, 5, 32])("batches(data, { batch: %i }) draws every row equally often", (batch) => {
  const rows = 10;
  const at = batches(numbered(3), { rng, rows, batch });
  const counts = new Float64Array(rows);
  const steps = 4000;
  for (let step = 0; step < steps; step++) {
    const { row } = at(step);
    for (let i = 0; i < batch; i++) counts[row[i]!]! += 1;
  }
  // No worse than binomial; 4.5 standard deviations, forty numbers.
  const share = (steps * batch) / rows;
  counts.forEach((count, r) => {
    expect(Math.abs(count - share), `row ${r}`).toBeLessThan(4.5 * Math.sqrt(share));
  });
});

test("batches(data, options) spreads the rows evenly: of h draws, h r / rows are below r, give or take one", () => {
  for (const [rows, batch] of [
    [100, 128],
    [7, 128],
    [1000, 16],
  ] as const) {
    const at = batches(numbered(3), { rng, rows, batch });
    const half = batch / 2;
    for (let step = 0; step < 50; step++) {
      const drawn = Array.from(at(step).row).slice(0, half);
      for (let r = 0; r <= rows; r++) {
        const below = drawn.filter((t) => t < r).length;
        expect(Math.abs(below - (half * r) / rows)).toBeLessThan(1 + 1e-9);
      }
    }
  }
});

test("batches(data, options) draws rows uniformly and noise as standard normals", () => {
  const rows = 10;
  const at = batches(numbered(3), { rng, rows, batch: 4 });
  const counts = new Float64Array(rows);
  let [sum, square] = [0, 0];
  for (let step = 0; step < 10_000; step++) {
    const { row, noise } = at(step);
    counts[row[1]!]! += 1;
    for (const z of noise.data) [sum, square] = [sum + z, square + z * z];
  }
  // The second of two draws falls into the upper half.
  const shares = [0, 0, 0, 0, 0, 0.2, 0.2, 0.2, 0.2, 0.2].map((share) => share * 10_000);
  // Binomial with a standard deviation of at most 46: 4.5 of them, four numbers.
  counts.forEach((count, r) => expect(Math.abs(count - shares[r]!)).toBeLessThan(207));
  // 80,000 normals: 4.5 standard errors of the mean and of the second moment.
  expect(Math.abs(sum / 80_000)).toBeLessThan(4.5 / Math.sqrt(80_000));
  expect(Math.abs(square / 80_000 - 1)).toBeLessThan(4.5 * Math.sqrt(2 / 80_000));
});

test("batches(data, options) keeps the precision of the data", () => {
  const { x0, noise } = batches({ data: new Float64Array(6), shape: [3, 2] }, { rng, rows: 2 })(0);
  expect(x0.data).toBeInstanceOf(Float64Array);
  expect(noise.data).toBeInstanceOf(Float64Array);
});

test("batches(data, options) refuses wrong counts and no data", () => {
  expect(() => batches(numbered(3), { rng, rows: 0 })).toThrow(
    "batches: rows must be a positive integer; got 0",
  );
  expect(() => batches(numbered(3), { rng, rows: 1, batch: 1.5 })).toThrow(
    "batches: batch must be a positive integer; got 1.5",
  );
  expect(() => batches(numbered(0), { rng, rows: 1 })).toThrow("at least one sample; got none");
});
