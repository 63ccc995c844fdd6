import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toCsv, toNpy, toNpz, toPng, type Samples } from "@inkwash/datasets";
import { philox } from "@inkwash/random";
import { expect, test } from "vitest";

const script = `
import json, sys, numpy
from PIL import Image
def bits(a): return a.view(numpy.uint32 if a.dtype == numpy.float32 else numpy.uint64).ravel().tolist()
def told(a): return [str(a.dtype), list(a.shape), bits(numpy.ascontiguousarray(a))]
f = sys.argv[1]
s, d = numpy.load(f + "/s.npz"), numpy.load(f + "/d.npz")
out = {"npy": told(numpy.load(f + "/a.npy")), "names": sorted(s.files)}
for name in "ab": out["stored " + name], out["deflated " + name] = told(s[name]), told(d[name])
out["csv"] = told(numpy.loadtxt(f + "/b.csv", delimiter=","))
out["png"] = numpy.array(Image.open(f + "/8.png")).ravel().tolist()
out["png 16"] = numpy.array(Image.open(f + "/16.png")).ravel().tolist()
print(json.dumps(out))`;
const python = "/usr/bin/python3";
const there = spawnSync(python, ["-c", "import numpy, PIL"]).status === 0;
const full = process.env["INKWASH_TIER"] === "full";

test.runIf(there && full)("NumPy and Pillow load what toNpy, toNpz, toCsv and toPng write", () => {
  const rng = philox(12);
  const a = { data: rng.fillNormal(new Float32Array(30)), shape: [5, 3, 2] };
  const b = { data: rng.fillNormal(new Float64Array(8)), shape: [4, 2] };
  b.data.set([-0, 5e-324, 1.7976931348623157e308]);
  const image = {
    data: Float32Array.from({ length: 20 }, (_, i) => i / 10 - 1),
    shape: [1, 1, 4, 5],
  };
  const told = ({ data, shape }: Samples): unknown[] => {
    const isSingle = data instanceof Float32Array;
    const words = isSingle ? new Uint32Array(data.buffer) : new BigUint64Array(data.buffer);
    return [isSingle ? "float32" : "float64", shape, Array.from(words, Number)];
  };
  const folder = mkdtempSync(join(tmpdir(), "inkwash-"));
  const files = {
    "a.npy": toNpy(a),
    "s.npz": toNpz({ a, b }),
    "d.npz": toNpz({ a, b }, { compress: true }),
    "b.csv": toCsv(b),
    "8.png": toPng(image),
    "16.png": toPng(image, { depth: 16 }),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const { stdout, stderr } = spawnSync(python, ["-c", script, folder], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual({
    npy: told(a),
    names: ["a", "b"],
    "stored a": told(a),
    "deflated a": told(a),
    "stored b": told(b),
    "deflated b": told(b),
    csv: told(b),
    png: [...image.data].map((x) => Math.round(127.5 * (x + 1))),
    "png 16": [...image.data].map((x) => Math.round(32767.5 * (x + 1))),
  });
});
