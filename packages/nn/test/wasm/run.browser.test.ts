import { createThreads } from "@inkwash/wasm-kernels/machine";
import { wasm } from "@inkwash/nn/wasm";
import { expect, test } from "vitest";
import { advance, digestOf, frozen, trainerOf } from "./run.ts";

test("wasm() in Chromium: the bits of 1,000 steps are those of Node", () => {
  const trainer = trainerOf(wasm());
  advance(trainer, 1000);
  expect(digestOf(trainer)).toBe(frozen);
});

test("createThreads() on a page's main thread says why there is one thread, and that one works", () => {
  const threads = createThreads({
    count: 2,
    createWorker: () => {
      throw new Error("no worker is needed");
    },
  });
  expect(threads.count).toBe(1);
  expect(threads.fallback).toMatch(/SharedArrayBuffer|may not wait/);
  const trainer = trainerOf(wasm({ threads }));
  advance(trainer, 3);
  expect(trainer.step).toBe(3);
});
