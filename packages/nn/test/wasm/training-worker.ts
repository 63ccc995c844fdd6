import { createThreads } from "@inkwash/wasm-kernels/machine";
import { wasm } from "@inkwash/nn/wasm";
import { advance, digestOf, trainerOf } from "./run.ts";

/** What this worker tells the page. */
export interface Report {
  readonly isolated: boolean;
  readonly fallback: string | undefined;
  /** Threads at the first step, and at all but that. */
  readonly joined: readonly number[];
  readonly digest: string;
}

/** Trains for that many steps, all but the first with all threads, as a program in a worker does. */
async function trained(count: number, steps: number): Promise<Report> {
  const createWorker = (): Worker =>
    new Worker(new URL("@inkwash/wasm-kernels/worker", import.meta.url), { type: "module" });
  const threads = createThreads({ count, createWorker });
  const trainer = trainerOf(wasm({ threads }));
  const joined = [threads.joined];
  advance(trainer, 1);
  while (threads.joined < threads.count) await new Promise((resolve) => setTimeout(resolve, 5));
  joined.push(threads.joined);
  advance(trainer, steps);
  const digest = digestOf(trainer);
  threads.close();
  return { isolated: crossOriginIsolated, fallback: threads.fallback, joined, digest };
}

addEventListener("message", ({ data }: MessageEvent<{ count: number; steps: number }>) => {
  void trained(data.count, data.steps).then((report) => postMessage(report));
});
