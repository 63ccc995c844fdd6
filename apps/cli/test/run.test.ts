import { readDocument } from "@inkwash/experiment";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { inkwash, newFolder, save, tiny } from "./inkwash.ts";

const text = (...path: string[]): string => readFileSync(join(...path), "utf8");

test("run FILE --out DIR writes every file of the experiment and nothing else", async () => {
  const folder = newFolder();
  const out = join(folder, "new", "out");
  const { code, stdout, stderr } = await inkwash(
    "run",
    save(join(folder, "tiny.json"), { $schema: "./schema.json", ...tiny }),
    "--out",
    out,
  );
  expect(stderr).not.toContain("inkwash:");
  expect(code).toBe(0);
  const files = readdirSync(out);
  expect(files.filter((file) => !/^(?:figure-.*\.svg|.*\.png)$/.test(file)).sort()).toEqual([
    "checkpoint.safetensors",
    "experiment.json",
    "forward.gif",
    "metrics.json",
    "model.safetensors",
    "picture.gif",
    "report.html",
    "reverse-ddim.gif",
    "reverse.gif",
    "timings.json",
  ]);
  expect(files.filter((file) => file.endsWith(".svg")).length).toBeGreaterThan(3);
  for (const file of files) {
    const bytes = readFileSync(join(out, file));
    if (file.endsWith(".gif")) {
      expect(bytes.toString("latin1", 0, 6)).toBe("GIF89a");
      expect(bytes.at(-1)).toBe(0x3b);
    } else if (file.endsWith(".png")) expect(bytes.readUInt32BE(0)).toBe(0x89504e47);
    else if (file.endsWith(".json")) JSON.parse(bytes.toString());
    else if (file.endsWith(".safetensors")) {
      const length = Number(bytes.readBigUInt64LE(0));
      const header = JSON.parse(bytes.toString("utf8", 8, 8 + length)) as Record<
        string,
        { data_offsets?: [number, number] }
      >;
      const offsets = Object.values(header).map((tensor) => tensor.data_offsets?.[1] ?? 0);
      expect(8 + length + Math.max(...offsets)).toBe(bytes.length);
    }
  }
  expect(text(out, "report.html").trimEnd()).toMatch(/^<!doctype html>.*<\/html>$/is);

  // The document with its defaults is whole, and runs anywhere: no path of this place is in it.
  const written = readDocument(text(out, "experiment.json"));
  expect(written).toMatchObject({ name: "tiny", seed: 0, train: { ema: 0.999 } });
  expect(written.$schema).toBeUndefined();

  // The table: every metric of metrics.json with its floor, and where the report lies.
  const { metrics } = JSON.parse(text(out, "metrics.json")) as {
    metrics: { of: string; name: string; value: number; floor: { mean: number } }[];
  };
  expect(metrics.length).toBe(4);
  for (const { of, name, value, floor } of metrics) {
    const short = (x: number): string => String(Number(x.toPrecision(3))).replace(".", "\\.");
    const row = [of, name, short(value), short(floor.mean), (value / floor.mean).toFixed(2)];
    expect(stdout).toMatch(new RegExp(`^ +${row.join(" +")} `, "m"));
  }
  const page = join(out, "report.html");
  expect(stdout).toContain(`The report lies in ${page}\n`);
  expect(stdout).toContain(`Open it in a browser: ${pathToFileURL(page).href}\n`);
  expect(stdout).toContain("npm run site");

  // Progress: without a terminal one line per phase, plain.
  const ends = stderr.split("\n").filter((line) => !line.startsWith("· "));
  expect(ends.map((line) => line.replace(/ in .*| · .*/, ""))).toEqual([
    "✔ data under noise: 4 frames",
    "✔ picture under noise: 3 frames",
    "✔ training: 60 steps",
    "✔ sampling with ddpm: 10 steps",
    "✔ sampling with ddim: 5 steps",
    "✔ judging: 4 numbers",
    "",
  ]);

  const timings = JSON.parse(text(out, "timings.json")) as {
    seconds: number;
    phases: { name: string; seconds: number }[];
  };
  expect(timings).toMatchObject({
    experiment: "tiny",
    seed: 0,
    finished: true,
    backend: "wasm",
    mode: "strict",
    generator: "philox4x32-10",
    machine: { cores: expect.any(Number) as number },
    versions: { inkwash: expect.any(String) as string, node: process.versions.node },
  });
  expect(timings.phases.map(({ name }) => name)).toEqual([
    "setting up",
    "pictures and files",
    "data under noise",
    "picture under noise",
    "training",
    "sampling with ddpm",
    "sampling with ddim",
    "judging",
  ]);
  const sum = timings.phases.reduce((total, { seconds }) => total + seconds, 0);
  expect(Math.abs(sum - timings.seconds)).toBeLessThan(0.1 * timings.seconds + 0.05);
});

test("run gives the same numbers and weights again: from experiment.json, on two threads, not with another --seed", async () => {
  const folder = newFolder();
  const [first, again, other] = ["first", "again", "other"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const file = save(join(folder, "tiny.json"), { ...tiny, picture: undefined });
  await inkwash("run", file, "--out", first, "--quiet");
  const document = join(first, "experiment.json");
  await inkwash("run", document, "--out", again, "--threads", "2", "--quiet");
  const { code } = await inkwash("run", document, "--out", other, "--seed", "7", "--quiet");
  expect(code).toBe(0);
  for (const file of ["experiment.json", "metrics.json", "model.safetensors", "reverse.gif"]) {
    const bytes = readFileSync(join(first, file));
    expect(readFileSync(join(again, file)).equals(bytes)).toBe(true);
    expect(readFileSync(join(other, file)).equals(bytes)).toBe(false);
  }
  expect(JSON.parse(text(again, "timings.json"))).toMatchObject({ backend: "wasm" });
  expect(JSON.parse(text(other, "experiment.json"))).toMatchObject({ seed: 7 });
});

test("run FILE... gives each document a folder of its own, and --quiet prints nothing", async () => {
  const folder = newFolder();
  const { picture, schedule, version } = tiny;
  const names = ["one", "two"];
  const files = names.map((name) =>
    save(join(folder, `${name}.json`), { version, name, picture, schedule }),
  );
  const out = join(folder, "out");
  const ended = await inkwash("run", ...files, "--out", out, "--quiet");
  expect(ended).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(readdirSync(out).sort()).toEqual(names);
  for (const name of names)
    expect(statSync(join(out, name, "picture.gif")).size).toBeGreaterThan(0);
});

test("run takes a picture from the document's own folder, wherever it is started", async () => {
  const folder = newFolder();
  const { picture, schedule, version } = tiny;
  save(join(folder, "first.json"), { version, name: "first", picture, schedule });
  await inkwash("run", join(folder, "first.json"), "--out", folder, "--quiet");
  const own = { ...picture, source: { file: "./picture.png" } };
  save(join(folder, "own.json"), { version, name: "own", picture: own, schedule });
  const out = join(folder, "out");
  const ended = await inkwash("run", join(folder, "own.json"), "--out", out, "--quiet");
  expect(ended).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(readdirSync(out)).toContain("picture.gif");
});

test("run --data FILE learns the points of a file, and --backend js --seed says how", async () => {
  const folder = newFolder();
  const file = join(folder, "My points.csv");
  expect(await inkwash("data", "moons", "--n", "300", "--out", file)).toMatchObject({
    code: 0,
    stdout: `300 samples of moons (seed 0) are in ${file}\n`,
  });
  const document = save(join(folder, "tiny.json"), { ...tiny, picture: undefined });
  const out = join(folder, "out");
  const ended = await inkwash("run", document, "--data", file, "--out", out, "--backend", "js");
  expect(ended.code).toBe(0);
  expect(JSON.parse(text(out, "experiment.json"))).toMatchObject({
    name: "tiny",
    data: { kind: "file", file: "My points.csv", standardise: true },
  });
  expect(JSON.parse(text(out, "timings.json"))).toMatchObject({ backend: "js" });
});

test("data lists the sets, and the same seed gives the same file in every format", async () => {
  const { code, stdout } = await inkwash("data");
  expect(code).toBe(0);
  for (const name of ["swiss-roll", "two-spirals", "eight-gaussians", "stroke-digits"]) {
    expect(stdout).toContain(`  ${name}\n`);
  }
  const folder = newFolder();
  const drawn = async (name: string, file: string, ...more: string[]): Promise<Buffer> => {
    const out = join(folder, file);
    const ended = await inkwash("data", name, "--out", out, ...more);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    return readFileSync(out);
  };
  const csv = await drawn("eight-gaussians", "a.csv", "--n", "50");
  const points = csv
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => line.split(",").map(Number));
  expect(
    points.slice(-50).every(([x, y]) => Math.abs(Math.hypot(x!, y!) - Math.SQRT2 * 2) < 2),
  ).toBe(true);
  expect((await drawn("eight-gaussians", "b.csv", "--n", "50")).equals(csv)).toBe(true);
  const npy = await drawn("eight-gaussians", "a.npy", "--n", "50");
  expect(npy.subarray(1, 6).toString()).toBe("NUMPY");
  for (const name of ["eight-gaussians", "stroke-digits"]) {
    expect((await drawn(name, "a.png", "--n", "60")).readUInt32BE(0)).toBe(0x89504e47);
  }
});
