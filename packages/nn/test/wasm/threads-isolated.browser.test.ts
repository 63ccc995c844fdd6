import { createThreads } from "@inkwash/wasm-kernels/machine";
import { wasm } from "@inkwash/nn/wasm";
import { expect, test } from "vitest";
import { advance, digestOf, frozen, trainerOf } from "./run.ts";
import { trainInWorker } from "./train-in-worker.ts";

test("createThreads({ count: 2 }) in a worker of an isolated page: the bits of one thread", async () => {
  expect(crossOriginIsolated).toBe(true);
  const alone = trainerOf(wasm());
  advance(alone, 50);
  expect(await trainInWorker(2, 50)).toEqual({
    isolated: true,
    fallback: undefined,
    joined: [1, 2],
    digest: digestOf(alone),
  });
});

test("createThreads({ count: 2 }) in a worker: the bits of 1,000 steps are those of Node", async () => {
  const { joined, digest } = await trainInWorker(2, 1000);
  expect(joined).toEqual([1, 2]);
  expect(digest).toBe(frozen);
});

test("createThreads() on an isolated page's main thread, which may not wait, says so", () => {
  const createWorker = (): never => {
    throw new Error("no worker is needed");
  };
  const threads = createThreads({ count: 2, createWorker });
  expect(threads.count).toBe(1);
  expect(threads.fallback).toBe(
    "this thread may not wait, as a page's main thread: train in a worker",
  );
  const trainer = trainerOf(wasm({ threads }));
  advance(trainer, 3);
  expect(trainer.step).toBe(3);
});
