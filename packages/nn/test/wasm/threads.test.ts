import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { philox } from "@inkwash/random";
import { createThreads, type Threads } from "@inkwash/wasm-kernels/machine";
import { wasm } from "@inkwash/nn/wasm";
import { expect, test } from "vitest";
import { createTrainer, initialise, trainStep, unet, type Batch } from "../../src/index.ts";
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
