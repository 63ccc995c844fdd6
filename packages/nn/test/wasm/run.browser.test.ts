import { createThreads } from "@inkwash/wasm-kernels/machine";
import { wasm } from "@inkwash/nn/wasm";
import { expect, test } from "vitest";
import { advance, digestOf, frozen, trainerOf } from "./run.ts";
import { trainInWorker } from "./train-in-worker.ts";

test("wasm() in Chromium: the bits of 1,000 steps are those of Node", () => {
  const trainer = trainerOf(wasm());
  advance(trainer, 1000);
  expect(digestOf(trainer)).toBe(frozen);
});

test("createThreads() on a page without SharedArrayBuffer says so, and one thread works", async () => {
  expect(crossOriginIsolated).toBe(false);
  const sentence = /^there is no SharedArrayBuffer: a page needs the headers Cross-Origin-Opener/;
  const alone = trainerOf(wasm());
  advance(alone, 12);

  const createWorker = (): never => {
    throw new Error("no worker is needed");
  };
  const threads = createThreads({ count: 2, createWorker });
  expect(threads.count).toBe(1);
  expect(threads.fallback).toMatch(sentence);
  const trainer = trainerOf(wasm({ threads }));
  advance(trainer, 12);
  expect(digestOf(trainer)).toBe(digestOf(alone));

  // A worker of the page finds the same.
  const { fallback, ...rest } = await trainInWorker(2, 12);
  expect(fallback).toMatch(sentence);
  expect(rest).toEqual({ isolated: false, joined: [1, 1], digest: digestOf(alone) });
});
