// Reading tables and arrays, against NumPy on the same files, in CPU time.
//
//   node --conditions=@inkwash/source packages/datasets/bench/files.bench.ts

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { philox } from "@inkwash/random";
import { readCsv, readNpy, readSamples, toCsv, toNpy, toNpz, type Samples } from "../src/index.ts";
import { fromPath } from "../src/node/index.ts";

const folder = mkdtempSync(join(tmpdir(), "inkwash-bench-"));
const rng = philox(1);
const table = { data: rng.fillNormal(new Float64Array(1_000_000)), shape: [125_000, 8] };
const large = { data: rng.fillNormal(new Float32Array(2 ** 24)), shape: [2 ** 20, 16] };
const short = new TextEncoder().encode(
  Array.from({ length: 125_000 }, (_, row) =>
    [...table.data.subarray(8 * row, 8 * row + 8)].map((x) => x.toFixed(6)).join(","),
  ).join("\n"),
);

/** A file, our reader and NumPy's. */
type Case = readonly [string, Uint8Array, string, (path: string) => Promise<Samples>, string];
const csv = async (path: string): Promise<Samples> => readCsv(await fromPath(path));
const cases: readonly Case[] = [
  [
    "CSV, 10^6 numbers of 17 digits",
    toCsv(table),
    "long.csv",
    csv,
    "numpy.loadtxt(p, delimiter=',')",
  ],
  ["CSV, 10^6 numbers of 6 places", short, "short.csv", csv, "numpy.loadtxt(p, delimiter=',')"],
  [
    "NPY, 64 MB of float32",
    toNpy(large),
    "x.npy",
    async (path) => readNpy(await fromPath(path)),
    "numpy.load(p)",
  ],
  [
    "NPZ, 64 MB, stored",
    toNpz({ x: large }),
    "s.npz",
    async (path) => readSamples(await fromPath(path)),
    "numpy.load(p)['x']",
  ],
  [
    "NPZ, 64 MB, deflated",
    toNpz({ x: large }, { compress: true }),
    "d.npz",
    async (path) => readSamples(await fromPath(path)),
    "numpy.load(p)['x']",
  ],
];

/** Seconds of CPU of NumPy's call, undefined where there is no NumPy. */
function peer(expression: string, path: string): number | undefined {
  const script = `import numpy, sys, time
p = sys.argv[1]; best = 1e9
for _ in range(3):
    start = time.process_time(); ${expression}; best = min(best, time.process_time() - start)
print(best)`;
  const { status, stdout } = spawnSync("python3", ["-c", script, path], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : undefined;
}

for (const [name, bytes, file, read, expression] of cases) {
  const path = join(folder, file);
  writeFileSync(path, bytes);
  let best = Infinity;
  for (let turn = 0; turn < 3; turn++) {
    const start = process.cpuUsage();
    await read(path);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1e6);
  }
  const theirs = peer(expression, path);
  const compared =
    theirs === undefined
      ? "no NumPy here"
      : `NumPy ${theirs.toFixed(3)} s, ratio ${(best / theirs).toFixed(2)}`;
  console.log(`${name.padEnd(34)}${best.toFixed(3).padStart(7)} s   ${compared}`);
}
rmSync(folder, { recursive: true });
