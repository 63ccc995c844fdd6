import { join } from "node:path";
import { expect, test } from "vitest";
import { inkwash, newFolder, save, start, tiny } from "./inkwash.ts";

test("run --json prints one line of JSON per event to stdout, arrays by shape, and nothing else", async () => {
  const folder = newFolder();
  const file = save(join(folder, "tiny.json"), tiny);
  const { code, stdout } = await inkwash("run", file, "--out", join(folder, "out"), "--json");
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split("\n");
  const events = lines.map((line) => JSON.parse(line) as { type: string; [key: string]: unknown });
  const count = (type: string): number => events.filter((event) => event.type === type).length;
  expect(["forward-step", "train-step", "checkpoint", "sample-step", "metric"].map(count)).toEqual([
    4 + 3,
    3,
    2,
    11 + 6,
    4,
  ]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2000);
  expect(events.map(({ type, name }) => (type === "artifact" ? name : type))).toEqual([
    "experiment.json",
    "schedule",
    ...Array<string>(7).fill("forward-step"),
    "train-step",
    "train-step",
    "checkpoint",
    "train-step",
    "checkpoint",
    "model.safetensors",
    ...Array<string>(17).fill("sample-step"),
    ...Array<string>(4).fill("metric"),
    "metrics.json",
    "done",
  ]);
  expect(events.find(({ type }) => type === "forward-step")).toMatchObject({
    level: 0,
    levels: 10,
    signal: 1,
    x: { shape: [200, 2], mean: expect.closeTo(0, 5) as number },
  });
  expect(events.find(({ subject }) => subject === "picture")).toMatchObject({
    x: { shape: [1, 3, 24, 36] },
  });
  expect(events.find(({ type }) => type === "train-step")).toMatchObject({
    step: 20,
    losses: { dtype: "float64", shape: [20], mean: expect.any(Number) as number },
  });
  expect(events[0]).toMatchObject({ bytes: { bytes: expect.any(Number) as number } });
  expect(events.at(-1)).toMatchObject({ document: { name: "tiny" }, backend: "wasm" });
});

test("run --json | head stops quietly with the code of a closed pipe", async () => {
  const folder = newFolder();
  const file = save(join(folder, "endless.json"), {
    ...tiny,
    train: { steps: 10_000_000, report: 20 },
  });
  const running = start("run", file, "--out", join(folder, "out"), "--json", "--quiet");
  await running.says('"train-step"');
  running.child.stdout!.destroy();
  expect(await running.ended).toMatchObject({ code: 141, stderr: "" });
});
