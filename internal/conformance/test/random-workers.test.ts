import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { block, philox } from "@inkwash/random";
import { expect, test } from "vitest";

const COUNT = process.env["INKWASH_TIER"] === "full" ? 10_000_000 : 200_003;

/** `COUNT` normals by so many workers, each of which fills a part. */
async function byWorkers(
  workers: number,
  data: { seed: number; generator: "philox" | "block"; backend: "js" | "wasm" },
): Promise<Float32Array> {
  const buffer = new SharedArrayBuffer(4 * COUNT);
  const each = Math.ceil(COUNT / workers);
  const running = Array.from({ length: workers }, (_, i) => {
    const first = i * each;
    const count = Math.min(each, COUNT - first);
    return new Worker(fileURLToPath(new URL("./fill-worker.ts", import.meta.url)), {
      workerData: { ...data, buffer, first, count },
      execArgv: ["--conditions=@inkwash/source", "--disable-warning=ExperimentalWarning"],
    });
  });
  const codes = await Promise.all(running.map((worker) => once(worker, "exit")));
  expect(codes.flat()).toEqual(running.map(() => 0));
  return new Float32Array(buffer);
}

const same = (a: Float32Array, b: Float32Array): boolean =>
  Buffer.compare(
    new Uint8Array(a.buffer, a.byteOffset, a.byteLength),
    new Uint8Array(b.buffer, b.byteOffset, b.byteLength),
  ) === 0;

test.each(["philox", "block"] as const)(
  "%s: 1, 2 and 3 workers, on js and on wasm, fill the same normals as one call",
  async (generator) => {
    const seed = 20261122;
    const stream = generator === "philox" ? philox(seed) : block(seed);
    const expected = stream.fork("noise").fillNormal(new Float32Array(COUNT));
    for (const workers of [1, 2, 3]) {
      for (const backend of ["js", "wasm"] as const) {
        const found = await byWorkers(workers, { seed, generator, backend });
        expect([workers, backend, same(found, expected)]).toEqual([workers, backend, true]);
      }
    }
  },
);
