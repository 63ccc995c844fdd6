import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeAtomic } from "../src/write-atomic.ts";
import { newFolder, startNode } from "./inkwash.ts";

const module = new URL("../src/write-atomic.ts", import.meta.url).href;
const rounds = process.env["INKWASH_TIER"] === "full" ? 30 : 3;

test("writeAtomic(path, bytes) writes a new file, replaces an old one, and leaves nothing else", async () => {
  const folder = newFolder();
  const path = join(folder, "a.bin");
  await writeAtomic(path, Uint8Array.of(1, 2, 3));
  expect([...readFileSync(path)]).toEqual([1, 2, 3]);
  await writeAtomic(path, Uint8Array.of(4));
  expect([...readFileSync(path)]).toEqual([4]);
  expect(readdirSync(folder)).toEqual(["a.bin"]);
});

test("writeAtomic(path, bytes) leaves what was there, and no new file, where it fails", async () => {
  const folder = newFolder();
  const path = join(folder, "a");
  mkdirSync(path);
  writeFileSync(join(path, "inside"), "kept");
  await expect(writeAtomic(path, Uint8Array.of(1))).rejects.toThrow();
  await expect(writeAtomic(join(folder, "none", "b"), Uint8Array.of(1))).rejects.toThrow("ENOENT");
  expect(readdirSync(folder)).toEqual(["a"]);
  expect(readFileSync(join(path, "inside"), "utf8")).toBe("kept");
});

test("writeAtomic(path, bytes) at once from two places leaves one of the two, whole", async () => {
  const path = join(newFolder(), "a.bin");
  const [a, b] = [1, 2].map((byte) => new Uint8Array(1_000_000).fill(byte)) as [
    Uint8Array,
    Uint8Array,
  ];
  await Promise.all([writeAtomic(path, a), writeAtomic(path, b)]);
  const found = readFileSync(path);
  expect(found.equals(a) || found.equals(b)).toBe(true);
});

test("writeAtomic(path, bytes) killed in the middle leaves a whole file, the old or the new one", async () => {
  const folder = newFolder();
  const path = join(folder, "a.bin");
  const length = 32_000_000;
  let cut = 0;
  for (let round = 0; round < rounds; round++) {
    const running = startNode([
      "--input-type=module-typescript",
      "--eval",
      `import { writeAtomic } from ${JSON.stringify(module)};
       const contents = [1, 2].map((byte) => new Uint8Array(${length}).fill(byte));
       for (let i = 0; ; i++) {
         await writeAtomic(${JSON.stringify(path)}, contents[i % 2]);
         console.log("written", i);
       }`,
    ]);
    await running.says("written 1");
    // The folder changes as soon as the next write begins, long before it ends.
    const watcher = watch(folder, () => running.child.kill("SIGKILL"));
    await running.ended;
    watcher.close();
    const found = readFileSync(path);
    expect(found.length).toBe(length);
    expect(found.equals(new Uint8Array(length).fill(found[0]!))).toBe(true);
    const rest = readdirSync(folder).filter((name) => name !== "a.bin");
    cut += rest.length;
    for (const name of rest) rmSync(join(folder, name));
  }
  // Otherwise nothing was tested.
  expect(cut).toBeGreaterThan(0);
});
