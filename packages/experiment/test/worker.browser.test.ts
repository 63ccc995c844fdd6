import { runInWorker } from "@inkwash/experiment";
import { expect, test } from "vitest";
import { digest } from "./fixtures/digest.ts";
import { tiny } from "./fixtures/documents.ts";
import { tinyDigest } from "./fixtures/tiny-digest.ts";

test.for(["js", "wasm"] as const)(
  "a worker of a real browser gives the bits of Node, on %s",
  async (backend) => {
    const worker = new Worker(new URL("./fixtures/experiment.worker.ts", import.meta.url), {
      type: "module",
    });
    try {
      expect(await digest(runInWorker(worker, tiny, { backend }))).toBe(tinyDigest[backend]);
    } finally {
      worker.terminate();
    }
  },
);

test("a worker computes on a GPU device of its own", async () => {
  const worker = new Worker(new URL("./fixtures/experiment.worker.ts", import.meta.url), {
    type: "module",
  });
  const film = {
    ...tiny,
    train: undefined,
    model: undefined,
    sample: undefined,
    metrics: undefined,
  };
  try {
    const frames = async (backend: "js" | "webgpu"): Promise<number[][]> => {
      const list: number[][] = [];
      for await (const event of runInWorker(worker, film, { backend })) {
        if (event.type === "forward-step") list.push([...event.x.data]);
        if (event.type === "done")
          expect([event.backend, event.mode]).toEqual([
            backend,
            backend === "js" ? "strict" : "close",
          ]);
      }
      return list;
    };
    const [js, gpu] = [await frames("js"), await frames("webgpu")];
    expect(gpu).toHaveLength(js.length);
    js.forEach((frame, i) =>
      frame.forEach((x, j) => expect(Math.abs(x - gpu[i]![j]!)).toBeLessThan(2e-5)),
    );
  } finally {
    worker.terminate();
  }
});
