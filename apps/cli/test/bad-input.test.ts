import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openExperiment } from "../src/experiment-file.ts";
import { Failure } from "../src/failure.ts";
import { inkwash, newFolder, save, tiny } from "./inkwash.ts";

/** What is wrong, how the file comes to be, and what the one sentence must name. */
type Case = readonly [what: string, make: (file: string) => void, says: RegExp];

const picture = /bad\.json: picture\.source\.file must be a PNG or JPEG file: ./;

const spawned: Case[] = [
  ["a missing file", () => {}, /there is no file .*bad\.json .*; the examples are .*swiss-roll/],
  [
    "broken JSON",
    (file) => save(file, '{\n  "version": 1,\n  oops\n}'),
    /bad\.json: the document is not JSON: line 3, column 3/,
  ],
  [
    "an unknown key",
    (file) => save(file, { ...tiny, shedule: {} }),
    /bad\.json: shedule is not a known key; did you mean "schedule"\?/,
  ],
  [
    "a wrong type",
    (file) => save(file, { ...tiny, train: { steps: "many" } }),
    /bad\.json: train\.steps must be .*; got "many"/,
  ],
  [
    "negative steps",
    (file) => save(file, { ...tiny, train: { steps: -5 } }),
    /bad\.json: train\.steps must be at least 1; got -5 \(leave it out for 12000\)/,
  ],
  [
    "a picture that is not one",
    (file) => {
      save(join(file, "../cat.png"), "this is no cat");
      save(file, { ...tiny, picture: { source: { file: "cat.png" } } });
    },
    picture,
  ],
];

const opened: Case[] = [
  ["a folder", (file) => mkdirSync(file), /bad\.json is not a file; name a JSON document/],
  ["an empty file", (file) => save(file, ""), /bad\.json: the document is not JSON/],
  [
    "an array",
    (file) => save(file, "[]"),
    /bad\.json: the document must be a JSON object; got \[\]/,
  ],
  [
    "a picture that is cut off",
    (file) => {
      const png = readFileSync(new URL("fixtures/grey.png", import.meta.url));
      writeFileSync(join(file, "../cat.png"), png.subarray(0, png.length - 20));
      save(file, { ...tiny, picture: { source: { file: "cat.png" } } });
    },
    picture,
  ],
  [
    "data that are no table",
    (file) => {
      save(join(file, "../mine.csv"), "1,2\n3\n");
      save(file, { ...tiny, data: { kind: "file", file: "mine.csv" } });
    },
    /bad\.json: data\.file cannot be used: readSamples: .*/,
  ],
  [
    "data that are missing",
    (file) => save(file, { ...tiny, data: { kind: "file", file: "mine.csv" } }),
    /bad\.json: .*mine\.csv cannot be read: there is no such file/,
  ],
  [
    "classes where there are none",
    (file) => save(file, { ...tiny, data: { kind: "swiss-roll" }, model: { classes: true } }),
    /bad\.json: model\.classes must be false: the samples of this set have no classes/,
  ],
  [
    "a picture that is missing",
    (file) => save(file, { ...tiny, picture: { source: { file: "cat.png" } } }),
    /bad\.json: .*cat\.png cannot be read: there is no such file/,
  ],
  [
    "a picture that is a folder",
    (file) => save(file, { ...tiny, picture: { source: { file: "." } } }),
    /bad\.json: .* cannot be read: it is a folder/,
  ],
];

describe("openExperiment(name) refuses in one sentence", () => {
  test.for(opened)("%s", async ([, make, says]) => {
    const file = join(newFolder(), "bad.json");
    make(file);
    const failure: unknown = await openExperiment(file).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect((failure as Failure).message).toMatch(says);
    expect((failure as Failure).message).not.toContain("\n");
  });

  test("nothing of a good one with a byte order mark and a picture of its own", async () => {
    const folder = newFolder();
    copyFileSync(new URL("fixtures/grey.png", import.meta.url), join(folder, "grey.png"));
    const document = { ...tiny, picture: { source: { file: "grey.png" }, channels: 1 } };
    const file = save(join(folder, "good.json"), `\uFEFF${JSON.stringify(document)}`);
    const experiment = await openExperiment(file, { seed: 5 });
    expect(experiment.document).toMatchObject({ name: "tiny", seed: 5, train: { batch: 16 } });
    const kinds = [];
    for await (const { type } of experiment.events) kinds.push(type);
    expect(kinds.at(-1)).toBe("done");
  });
});

describe("run refuses in one sentence with code 2, before it writes anything:", () => {
  test.for(spawned)("%s", async ([, make, says]) => {
    const folder = newFolder();
    const file = join(folder, "bad.json");
    make(file);
    const before = readdirSync(folder);
    const { code, stdout, stderr } = await inkwash("run", file, "--out", join(folder, "out"));
    expect(stderr).toMatch(/^inkwash: [^\n]+\n$/);
    expect(stderr).toMatch(says);
    expect(stdout).toBe("");
    expect(code).toBe(2);
    expect(readdirSync(folder)).toEqual(before);
  });

  test("the second of two documents", async () => {
    const folder = newFolder();
    const good = save(join(folder, "good.json"), tiny);
    const bad = save(join(folder, "bad.json"), { ...tiny, seed: -1 });
    const out = join(folder, "out");
    const { code, stderr } = await inkwash("run", good, bad, "--out", out);
    expect(stderr).toMatch(/bad\.json: seed must be at least 0; got -1/);
    expect(code).toBe(2);
    expect(existsSync(out)).toBe(false);
    const twins = await inkwash("run", good, good, "--out", out);
    expect(twins.stderr).toMatch(/^inkwash: two of the documents would write to .*tiny; .*\n$/);
    expect(twins.code).toBe(2);
    expect(existsSync(out)).toBe(false);
  });

  test.for([
    ["a file in the place of the folder", ["taken"]],
    ["a file in the place of a folder above it", ["taken", "out"]],
  ])("%s", async ([, below]) => {
    const folder = newFolder();
    const file = save(join(folder, "tiny.json"), tiny);
    writeFileSync(join(folder, "taken"), "kept");
    const out = join(folder, ...(below as string[]));
    const { code, stderr } = await inkwash("run", file, "--out", out);
    expect(stderr).toMatch(
      /^inkwash: .*taken.* cannot be written: (?:it is a file|a file is in the way); choose another folder with --out\n$/,
    );
    expect(code).toBe(2);
    expect(readFileSync(join(folder, "taken"), "utf8")).toBe("kept");
  });
});

describe("the command line refuses with code 2", () => {
  test.for([
    [["rnu", "moons"], /unknown command 'rnu'/],
    [["run", "moons", "--jsn"], /unknown option '--jsn'.*\n.*--json/],
    [["run", "moons", "--seed", "1.5"], /'1\.5' is invalid.* integer in \[0, 2\^53\)/],
    [
      ["run", "moons", "--backend", "cuda"],
      /'cuda' is invalid\. Allowed choices are wasm, js, webgpu/,
    ],
    [["run", "moons", "--threads", "0"], /'0' is invalid.* integer in \[1, 64\]/],
    [["run", "moons", "--backend", "js", "--fast"], /--fast and --threads are of --backend wasm/],
    [["run", "moons", "moons", "--resume", "a"], /--resume goes on with one document/],
    [["run", "moons", "--resume", "nowhere"], /--resume: nowhere cannot be read: there is no such/],
    [["run", "--data", "nowhere.csv"], /nowhere\.csv cannot be read: there is no such file/],
    [["data", "sun"], /there is no set sun; there are swiss-roll, /],
    [["data", "moons", "--out", "a.gif"], /--out must end in \.csv, \.npy, \.png; got a\.gif/],
    [["data", "moons", "--n", "1"], /'1' is invalid.* integer in \[2, 10\^6\]/],
    [["examples", "sun"], /there is no example sun; there are checkerboard, /],
  ] as const)("%j", async ([args, says]) => {
    const { code, stdout, stderr } = await inkwash(...args);
    expect(stderr).toMatch(/^inkwash: /);
    expect(stderr).toMatch(says);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });
});

test("what is not the user's doing ends with code 1, and a stack only with INKWASH_DEBUG", async () => {
  const folder = newFolder();
  const wild = { ...tiny, train: { steps: 100, learningRate: 1e300, clip: 1e300 } };
  const file = save(join(folder, "wild.json"), wild);
  const { code, stderr } = await inkwash("run", file, "--out", join(folder, "out"));
  expect(stderr).toMatch(/\ninkwash: [^\n]+ \(set INKWASH_DEBUG=1 to see where\)\n$/);
  expect(code).toBe(1);
});
