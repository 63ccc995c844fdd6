import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { philox } from "@inkwash/random";
import { createThreads, type Threads } from "@inkwash/wasm-kernels/machine";
import { wasm } from "@inkwash/nn/wasm";
import { expect, test } from "vitest";
import {
  createTrainer,
  denoiser,
  initialise,
  mlp,
  trainStep,
  unet,
  type Batch,
} from "../../src/index.ts";
import { rounded, tutorialBatch, tutorialNetwork, tutorialTable } from "../tutorial.ts";

/** The published entry, from its source: the worker resolves it as a program of this package does. */
const createWorker = (): Worker =>
  new Worker(new URL("./worker.ts", import.meta.url), {
    execArgv: ["--conditions=@inkwash/source"],
  });

const digest = (values: Float32Array | Float64Array): string =>
  createHash("sha256").update(values).digest("hex");

/** Trains for some steps, of which all but the first have all threads. */
async function trained(
  make: () => ReturnType<typeof createTrainer>,
  threads: Threads,
  batches: readonly Batch[],
): Promise<string> {
  const trainer = make();
  trainStep(trainer, batches[0]!);
  // Until its workers are there a machine runs on this thread alone.
  expect(threads.joined).toBe(1);
  while (threads.joined < threads.count) await pause(5);
  for (const batch of batches.slice(1)) trainStep(trainer, batch);
  expect(threads.joined).toBe(threads.count);
  return digest(trainer.parameters);
}

const counts = [1, 2, 3];
const fourier = { kind: "fourier", features: 8, range: [-6, 6] } as const;

test.each(["strict", "fast"])(
  "createThreads({ count }): 1, 2 and 3 threads give the same bits, %s",
  async (mode) => {
    const network = tutorialNetwork(128, 100);
    const parameters = initialise(network, { rng: philox(1) });
    const batches = Array.from({ length: 12 }, (_, s) => rounded(tutorialBatch(s, 128, 100)));
    const digests: string[] = [];
    for (const count of counts) {
      const threads = createThreads({ count, createWorker });
      expect(threads.count).toBe(count);
      const engine = wasm({ threads, fast: mode === "fast" });
      const make = () => createTrainer(network, tutorialTable(100), { parameters, engine });
      digests.push(await trained(make, threads, batches));
      threads.close();
    }
    expect(new Set(digests).size).toBe(1);
  },
);

test("createThreads({ count }): a U-net with attention has the same bits on 1, 2 and 3 threads", async () => {
  const network = unet({
    side: 8,
    widths: [8, 16],
    groups: 4,
    attention: [4],
    heads: 2,
    classes: 3,
    conditioning: {
      kind: "fourier",
      features: 6,
      range: [0, 99],
    },
  });
  const parameters = initialise(network, { rng: philox(2) });
  const rng = philox(3);
  const batches = Array.from({ length: 4 }, (_, s): Batch => {
    const draw = () => ({ data: rng.fillNormal(new Float32Array(13 * 64)), shape: [13, 1, 8, 8] });
    const each = (of: (i: number) => number) => Array.from({ length: 13 }, (_, i) => of(i));
    return {
      x0: draw(),
      noise: draw(),
      row: each((i) => (i + s) % 100),
      label: each((i) => i % 4),
    };
  });
  const digests: string[] = [];
  for (const count of counts) {
    const threads = createThreads({ count, createWorker });
    expect(threads.count).toBe(count);
    const engine = wasm({ threads });
    const make = () => createTrainer(network, tutorialTable(100), { parameters, engine });
    digests.push(await trained(make, threads, batches));
    threads.close();
  }
  expect(new Set(digests).size).toBe(1);
});

test.each([
  ["a gated mlp", mlp({ dimension: 2, width: 24, depth: 2, conditioning: fourier })],
  [
    "FiLM and classes",
    mlp({ dimension: 3, width: 16, conditioning: fourier, entry: "film", classes: 3 }),
  ],
  [
    "a U-net",
    unet({ side: 4, widths: [8], blocks: 1, groups: 2, attention: [], conditioning: fourier }),
  ],
] as const)(
  "denoiser(..., { engine: wasm({ threads }) }): %s predicts the same bits on 1, 2 and 3 threads",
  async (_, network) => {
    const parameters = initialise(network, { rng: philox(1), precision: "float32" });
    const { dimension } = network;
    const rows = 401;
    const x = {
      data: philox(2).fillNormal(new Float32Array(rows * dimension)),
      shape: [rows, dimension],
    };
    const perSample = Float64Array.from({ length: rows }, (_, i) => (i % 9) - 4);
    const digests: string[] = [];
    for (const count of counts) {
      const threads = createThreads({ count, createWorker });
      const engine = wasm({ threads });
      const label = network.classes > 0 ? 1 : undefined;
      const model = denoiser(network, parameters, { predicts: "epsilon" }, { engine, label });
      model.call(x, { condition: 0 });
      while (threads.joined < threads.count) await pause(5);
      for (let repeat = 0; repeat < 20; repeat++) {
        digests.push(digest(model.call(x, { condition: repeat % 4 }).data));
      }
      digests.push(digest(model.call(x, { condition: perSample }).data));
      threads.close();
    }
    expect(digests.slice(21, 42)).toEqual(digests.slice(0, 21));
    expect(digests.slice(42)).toEqual(digests.slice(0, 21));
  },
);
