import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { expect, test } from "vitest";
import {
  batches,
  createTrainer,
  initialise,
  lossSecondMoment,
  mlp,
  trainStep,
  type RowMemory,
  type RowSampler,
} from "../src/index.ts";
import { createRowMemory, recordLoss, rowLaw } from "../src/rows/loss-second-moment.ts";
import { table } from "./gaussian.ts";

const data = { data: new Float32Array(6), shape: [3, 2] };
const rng = philox(21);

function drawer(
  rowSampler: RowSampler,
  rows: number,
  batch: number,
  rowMemory?: RowMemory,
): (step: number) => { row: number[]; rowWeight: Float64Array | undefined } {
  const at = batches(data, { rng, rows, batch, rowSampler, rowMemory });
  return (step) => {
    const { row, rowWeight } = at(step);
    return { row: Array.from(row), rowWeight };
  };
}

const samplers = ["uniform", "antithetic", "stratified", "low-discrepancy", "mirrored"] as const;

test.each(samplers.flatMap((sampler) => [1, 5, 32].map((batch) => [sampler, batch] as const)))(
  'batches(data, { rowSampler: "%s", batch: %i }) draws every row equally often',
  (sampler, batch) => {
    const rows = 10;
    const steps = process.env["INKWASH_TIER"] === "full" ? 20_000 : 2000;
    const draw = drawer(sampler, rows, batch);
    const counts = new Float64Array(rows);
    for (let step = 0; step < steps; step++) for (const r of draw(step).row) counts[r]! += 1;
    // Antithetic pairs double the variance of a row and its mirror image at most: 4.5 standard deviations.
    const share = (steps * batch) / rows;
    counts.forEach((count, r) => {
      expect(Math.abs(count - share), `row ${r}`).toBeLessThan(4.5 * Math.sqrt(2 * share));
    });
  },
);

test('batches(data, { rowSampler: "antithetic" }) is tutorial 004\'s rule', () => {
  const draw = drawer("antithetic", 100, 7);
  for (let step = 0; step < 20; step++) {
    const { row } = draw(step);
    expect(row.slice(4)).toEqual(row.slice(0, 3).map((t) => 99 - t));
  }
});

test('batches(data, { rowSampler: "stratified" }) takes one row of each part', () => {
  const draw = drawer("stratified", 100, 10);
  for (let step = 0; step < 20; step++) {
    expect(draw(step).row.map((t) => Math.floor(t / 10))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  }
});

test('batches(data, { rowSampler: "low-discrepancy" }) takes rows at one distance', () => {
  const draw = drawer("low-discrepancy", 1000, 10);
  for (let step = 0; step < 20; step++) {
    const { row } = draw(step);
    expect(row.slice(1).map((t, i) => t - row[i]!)).toEqual(Array(9).fill(100));
  }
});

/** The variance of a batch's mean of f(t) over many steps. */
function variance(sampler: RowSampler, f: (t: number) => number): number {
  const draw = drawer(sampler, 100, 16);
  let [sum, square] = [0, 0];
  const steps = 3000;
  for (let step = 0; step < steps; step++) {
    const mean = draw(step).row.reduce((total, t) => total + f(t), 0) / 16;
    sum += mean;
    square += mean * mean;
  }
  return square / steps - (sum / steps) ** 2;
}

test("batches(data, { rowSampler }) lowers the variance of a loss that falls or rises with the row", () => {
  const f = (t: number): number => Math.exp(-t / 30);
  const uniform = variance("uniform", f);
  expect(variance("antithetic", f) / uniform).toBeLessThan(0.4);
  // One shift u for all leaves (f(0) - f(rows))² / (12 batch²): 0.072 of f's variance / batch here.
  expect(variance("low-discrepancy", f) / uniform).toBeLessThan(0.1);
  for (const sampler of ["stratified", "mirrored"] as const) {
    expect(variance(sampler, f) / uniform, sampler).toBeLessThan(0.02);
  }
});

/** A memory in which row t had losses of size f(t). */
function filled(f: (t: number) => number, rows: number): RowMemory {
  const memory = createRowMemory(lossSecondMoment(), rows);
  for (let t = 0; t < rows; t++) for (let i = 0; i < 12; i++) recordLoss(memory, t, f(t));
  return memory;
}

test("batches(data, { rowSampler: lossSecondMoment() }) is unbiased, and exact where losses are as remembered", () => {
  const rows = 20;
  const f = (t: number): number => 10 ** (-t / 5);
  const truth = Array.from({ length: rows }, (_, t) => f(t)).reduce((a, b) => a + b) / rows;
  const draw = drawer(lossSecondMoment({ uniform: 0.01 }), rows, 32, filled(f, rows));
  // Another loss than the one remembered: the mean is right all the same.
  const other = (t: number): number => (t % 3) + 0.1;
  const otherTruth =
    Array.from({ length: rows }, (_, t) => other(t)).reduce((a, b) => a + b) / rows;
  let [sum, others] = [0, 0];
  const steps = 4000;
  for (let step = 0; step < steps; step++) {
    const { row, rowWeight } = draw(step);
    const mean = row.reduce((total, t) => total + rowWeight![t]! * f(t), 0) / 32;
    // Every weighted loss is the mean, but for the uniform share of 1 %: at most 1 / 0.99 of it.
    expect(mean / truth).toBeLessThan(1 / 0.99 + 1e-12);
    expect(mean / truth).toBeGreaterThan(0.7);
    sum += mean / steps;
    others += row.reduce((total, t) => total + rowWeight![t]! * other(t), 0) / 32 / steps;
  }
  expect(sum / truth).toBeCloseTo(1, 2);
  // Weights of up to 100 make this one noisier: 128,000 draws.
  expect(Math.abs(others / otherTruth - 1)).toBeLessThan(0.05);
});

test("rowLaw(sampler, memory, law) is uniform until every row has its losses, and where all are 0", () => {
  const sampler = lossSecondMoment({ history: 2 });
  const memory = createRowMemory(sampler, 3);
  const law = new Float64Array(3);
  const expectUniform = (): void => {
    rowLaw(sampler, memory, law);
    expect(law).toBeAllClose([1 / 3, 1 / 3, 1 / 3], { rtol: 1e-14 });
  };
  expectUniform();
  for (const r of [0, 1, 2, 0, 1]) recordLoss(memory, r, 0);
  expectUniform();
  recordLoss(memory, 2, 0);
  expectUniform();
  recordLoss(memory, 2, 5);
  rowLaw(sampler, memory, law);
  expect(law).toBeAllClose([0.001 / 3, 0.001 / 3, 0.999 + 0.001 / 3], { rtol: 1e-14 });
});

test("trainStep(trainer, batch) remembers each row's loss as it is without its weight", () => {
  const rows = table("step");
  const network = mlp({ dimension: 1, width: 4, conditioning: { kind: "embedding", steps: 10 } });
  const make = (rowSampler: RowSampler) =>
    createTrainer(network, rows, { parameters: initialise(network, { rng }), rowSampler });
  const one = (row: number, rowWeight?: Float64Array) => ({
    x0: { data: Float32Array.of(0.3), shape: [1, 1] },
    noise: { data: Float32Array.of(-1), shape: [1, 1] },
    row: [row],
    rowWeight,
  });
  const plain = make("uniform");
  const { loss } = trainStep(plain, one(4));
  const aware = make(lossSecondMoment());
  const weighted = trainStep(aware, one(4, new Float64Array(10).fill(3)));
  expect(weighted.loss).toBeCloseTo(3 * loss, 12);
  expect(aware.rowMemory!.losses[40]).toBeCloseTo(loss, 12);
  expect(aware.rowMemory!.counts[4]).toBe(1);
  expect(() => trainStep(aware, one(4, new Float64Array(3)))).toThrow(
    "trainStep: rowWeight.length must be 10, one per row of the table; got 3",
  );
});

test("batches(data, { rowSampler }) and lossSecondMoment(options) refuse what is out of range", () => {
  expect(() => drawer("even" as RowSampler, 3, 2)).toThrow("batches: rowSampler must be one of");
  expect(() => drawer(lossSecondMoment(), 3, 2)).toThrow("batches: rowMemory must be given");
  expect(() => lossSecondMoment({ history: 0 })).toThrow("history must be a positive integer");
  expect(() => lossSecondMoment({ uniform: 0 })).toThrow("uniform must be in (0, 1]; got 0");
});
