import { philox } from "@inkwash/random";
import { expect, test } from "vitest";
import { createTrainer, initialise, trainStep, type Batch, type Trainer } from "../src/index.ts";
import { networks, table } from "./gaussian.ts";

const rng = philox(3);
const parameters = initialise(networks.step, { rng });
const fresh = (): Trainer => createTrainer(networks.step, table("step"), { parameters });
const batch = (change: Partial<Batch> = {}): Batch => ({
  x0: { data: Float32Array.of(1, 2), shape: [2, 1] },
  row: [0, 9],
  noise: { data: Float32Array.of(0, -1), shape: [2, 1] },
  ...change,
});

test("trainStep(trainer, batch) counts its steps and takes batches of any size", () => {
  const trainer = fresh();
  trainStep(trainer, batch());
  trainStep(trainer, {
    x0: { data: new Float32Array(300), shape: [300, 1] },
    row: new Int32Array(300),
    noise: { data: new Float32Array(300).fill(1), shape: [300, 1] },
  });
  trainStep(trainer, batch());
  expect(trainer.step).toBe(3);
});

test("trainStep(trainer, batch) does not depend on the size of batches before", () => {
  const small = fresh();
  const large = fresh();
  trainStep(large, {
    x0: { data: new Float32Array(50), shape: [50, 1] },
    row: new Int32Array(50),
    noise: { data: new Float32Array(50), shape: [50, 1] },
  });
  large.learner.write("parameters", parameters);
  expect(trainStep(large, batch())).toEqual(trainStep(small, batch()));
});

test.each<[string, Partial<Batch>, string]>([
  [
    "shape of x0",
    { x0: { data: new Float32Array(2), shape: [1, 2] } },
    "x0 must have 1 numbers per sample; got shape [1, 2]",
  ],
  [
    "length of x0",
    { x0: { data: new Float32Array(3), shape: [2, 1] } },
    "x0.data.length must be 2, the product of its shape; got 3",
  ],
  [
    "empty x0",
    { x0: { data: new Float32Array(0), shape: [0, 1] } },
    "x0 must have at least one sample; got none",
  ],
  [
    "noise",
    { noise: { data: new Float32Array(3), shape: [3, 1] } },
    "noise must have 2 samples, as x0; got 3",
  ],
  ["row count", { row: [1] }, "row.length must be 2, one per sample; got 1"],
])("trainStep(trainer, batch) refuses a wrong %s", (_, change, message) => {
  const trainer = fresh();
  expect(() => trainStep(trainer, batch(change))).toThrow(TypeError);
  expect(() => trainStep(trainer, batch(change))).toThrow(`trainStep: ${message}`);
  expect(trainer.step).toBe(0);
});

test.each([[-1], [10], [0.5], [NaN]])("trainStep(trainer, batch) refuses row %d", (row) => {
  expect(() => trainStep(fresh(), batch({ row: [0, row] }))).toThrow(
    `trainStep: row must be integers in [0, 10); element 1 is ${row}`,
  );
});

test("trainStep(trainer, batch) refuses data that are not numbers and changes nothing", () => {
  const trainer = fresh();
  const bad = batch({ x0: { data: Float32Array.of(1, NaN), shape: [2, 1] } });
  expect(() => trainStep(trainer, bad)).toThrow("training diverged at step 0: loss NaN");
  expect(trainer.parameters).toEqual(parameters);
  expect(trainer.firstMoment).toEqual(new Float32Array(parameters.length));
  expect(trainer.step).toBe(0);
});

test("createTrainer(network, table, options) copies the parameters", () => {
  const trainer = fresh();
  trainStep(trainer, batch());
  expect(trainer.parameters).not.toEqual(parameters);
  expect(parameters).toEqual(initialise(networks.step, { rng }));
});

test("createTrainer(network, table, options) keeps no second copy without ema", () => {
  const trainer = fresh();
  expect(trainer.average).toBe(trainer.parameters);
});

test("createTrainer(network, table, options) refuses settings that are out of range", () => {
  const make = (change: object, rows = table("step")): (() => Trainer) => {
    return () => createTrainer(networks.step, rows, { parameters, ...change });
  };
  expect(make({ clip: 0 })).toThrow("createTrainer: clip must be positive and finite; got 0");
  expect(make({ ema: { decay: 1 } })).toThrow("createTrainer: ema.decay must be in [0, 1); got 1");
  expect(make({ parameters: new Float32Array(3) })).toThrow(
    `createTrainer: parameters.length must be the network's size ${parameters.length}; got 3`,
  );
  expect(make({ parameters: parameters.with(2, Infinity) })).toThrow(
    "createTrainer: parameters must be finite; element 2 is Infinity",
  );
  expect(make({}, { ...table("step"), skip: new Float64Array(3) })).toThrow(
    "createTrainer: table.skip.length must be that of table.condition, 10; got 3",
  );
  expect(make({}, { ...table("step"), weight: new Float64Array(10).fill(NaN) })).toThrow(
    "createTrainer: table.weight must be finite; element 0 is NaN",
  );
  expect(make({}, table("log-snr"))).toThrow(
    "createTrainer: condition must be a step index in [0, 10), as the network has an embedding; element 0 is",
  );
});
