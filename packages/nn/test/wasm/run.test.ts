import "@inkwash/matchers";
import { createHash } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createTrainer, checkpoint, restore, trainStep } from "../../src/index.ts";
import { wasm } from "@inkwash/nn/wasm";
import { expect, test } from "vitest";
import { rounded, tutorialBatch, tutorialNetwork, tutorialTable } from "../tutorial.ts";
import { advance, digestOf, frozen, trainerOf } from "./run.ts";

test("wasm(): the bits of 1,000 steps do not change, also across a save and a resume", () => {
  const first = trainerOf(wasm());
  advance(first, 400);
  const second = trainerOf(wasm());
  restore(second, checkpoint(first));
  advance(second, 1000);
  expect(digestOf(second)).toBe(frozen);
  advance(first, 1000);
  expect(digestOf(first)).toBe(frozen);
});

const parts = ["parameters", "average", "firstMoment", "secondMoment"] as const;
const network = tutorialNetwork(16, 100);
const parameters = new Float32Array(network.size).fill(0.1);
const settings = { parameters, ema: { decay: 0.9 } };

test("wasm(): a step whose loss is not finite throws and changes nothing", () => {
  const trainer = createTrainer(network, tutorialTable(100), { ...settings, engine: wasm() });
  const batch = rounded(tutorialBatch(0, 16, 100));
  trainStep(trainer, batch);
  const before = parts.map((part) => createHash("sha256").update(trainer[part]).digest("hex"));
  for (const bad of [NaN, Infinity, 1e30]) {
    const data = batch.x0.data.slice();
    data[3] = bad;
    const broken = { ...batch, x0: { ...batch.x0, data } };
    expect(() => trainStep(trainer, broken)).toThrow("training diverged at step 1: loss ");
  }
  expect(parts.map((part) => createHash("sha256").update(trainer[part]).digest("hex"))).toEqual(
    before,
  );
  expect(trainer.step).toBe(1);
  trainStep(trainer, batch);
});

test("wasm(): what is frozen never moves, and the rest moves as on reference()", () => {
  const freeze = (name: string): boolean => name.startsWith("lin2") || name === "lin1.lin.bias";
  const [ours, theirs] = [wasm(), undefined].map((engine) => {
    const trainer = createTrainer(network, tutorialTable(100), { ...settings, freeze, engine });
    const results = [0, 1, 2].map((s) => trainStep(trainer, rounded(tutorialBatch(s, 16, 100))));
    return { trainer, norms: results.map(({ gradNorm }) => gradNorm) };
  });
  expect(ours!.norms).toBeAllClose(theirs!.norms, { rtol: 1e-5 });
  expect(ours!.trainer.parameters).toBeAllClose(theirs!.trainer.parameters, { atol: 1e-5 });
  for (const { name, offset, shape } of network.parameters) {
    const end = offset + shape.reduce((product, length) => product * length, 1);
    const still = ours!.trainer.parameters.subarray(offset, end).every((p) => p === parameters[0]);
    expect(still, name).toBe(freeze(name));
  }
});

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

test("wasm(): 2,000 steps allocate nothing that stays", () => {
  const trainer = createTrainer(network, tutorialTable(100), { ...settings, engine: wasm() });
  const batch = rounded(tutorialBatch(0, 16, 100));
  for (let s = 0; s < 500; s++) trainStep(trainer, batch);
  collect();
  const before = process.memoryUsage();
  for (let s = 0; s < 2000; s++) trainStep(trainer, batch);
  collect();
  const after = process.memoryUsage();
  expect(after.heapUsed - before.heapUsed).toBeLessThan(100_000);
  // What other tests have left may be let go meanwhile.
  expect(after.arrayBuffers).toBeLessThanOrEqual(before.arrayBuffers);
});
