import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { type Document, parseDocument } from "@inkwash/experiment";
import { decompressFrames, parseGIF } from "gifuct-js";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserOptions } from "./browser-options.ts";
import { readTensors } from "./read-tensors.ts";

/**
 * What `npm start` does, from a document to the files a person opens. The full tier runs the
 * example itself and judges its samples; the fast tier runs it with little training.
 */
const full = process.env["INKWASH_TIER"] === "full";
const root = resolve(import.meta.dirname, "../../..");
const example = JSON.parse(readFileSync(join(root, "examples/swiss-roll.json"), "utf8"));
const small = {
  ...example,
  data: { ...example.data, n: 2000 },
  train: { ...example.train, steps: 120 },
  sample: { ...example.sample, n: 2000 },
};
/** With its defaults, and without the schema's place beside the example. */
const { $schema: _, ...whole }: Document = parseDocument(full ? example : small);
const scratch = mkdtempSync(join(tmpdir(), "main-job-"));
const folders = [join(scratch, "first"), join(scratch, "second")] as const;

/** Runs the command line in a process of its own. */
async function run(out: string): Promise<void> {
  const document = join(scratch, "document.json");
  writeFileSync(document, JSON.stringify(full ? example : small));
  const program = join(root, "apps/cli/src/main.ts");
  const args = ["--conditions=@inkwash/source", program, "run", document, "--out", out];
  await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
}

beforeAll(() => Promise.all(folders.map(run)), 900_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const file = (name: string, folder: string = folders[0]): Buffer =>
  readFileSync(join(folder, name));

describe("the main job", () => {
  test("leaves the files it promises, and no half-written one", () => {
    const names = readdirSync(folders[0]);
    expect(names).toEqual(
      expect.arrayContaining([
        "experiment.json",
        "forward.gif",
        "metrics.json",
        "model.safetensors",
        "picture.gif",
        "report.html",
        "reverse.gif",
        "timings.json",
      ]),
    );
    expect(names.filter((name) => /^\.|tmp|~$/.test(name))).toEqual([]);
  });

  test("two fresh processes in two folders give the same bits, time aside", () => {
    for (const name of readdirSync(folders[0])) {
      if (name === "timings.json") continue;
      expect(file(name, folders[1]).equals(file(name)), name).toBe(true);
    }
  });

  test.each([
    ["forward.gif", whole.forward!.frames],
    ["reverse.gif", whole.sample!.frames],
    ["picture.gif", whole.picture!.frames],
  ])("%s holds %i frames, nearly all distinct", (name, count) => {
    const frames = decompressFrames(parseGIF(new Uint8Array(file(name)).buffer), true);
    expect(frames).toHaveLength(count);
    const [first] = frames;
    expect(first!.dims.width).toBeGreaterThanOrEqual(200);
    const distinct = new Set(frames.map(({ patch }) => Buffer.from(patch).toString("base64")));
    expect(distinct.size).toBeGreaterThanOrEqual(0.9 * count);
  });

  test.each(["forward.gif", "reverse.gif"])(
    "%s shows ink on every frame, and not too much",
    (name) => {
      for (const { patch } of decompressFrames(parseGIF(new Uint8Array(file(name)).buffer), true)) {
        // The ground is the commonest colour.
        const counts = new Map<number, number>();
        for (let i = 0; i < patch.length; i += 4) {
          const colour = (patch[i]! << 16) | (patch[i + 1]! << 8) | patch[i + 2]!;
          counts.set(colour, (counts.get(colour) ?? 0) + 1);
        }
        const ink = 1 - Math.max(...counts.values()) / (patch.length / 4);
        expect(ink).toBeGreaterThan(0.005);
        expect(ink).toBeLessThan(0.6);
      }
    },
  );

  test("model.safetensors is read by a reader that knows only the format", () => {
    const tensors = readTensors(file("model.safetensors"));
    const { width, depth } = { width: 128, depth: 3, ...example.model };
    expect(tensors["lin1.lin.weight"]!.shape).toEqual([width, 2]);
    expect(tensors[`lin${depth}.lin.weight`]!.shape).toEqual([width, width]);
    expect(tensors[`lin${depth + 1}.weight`]!.shape).toEqual([2, width]);
    for (const { data } of Object.values(tensors)) expect(data.every(Number.isFinite)).toBe(true);
  });

  test("experiment.json runs again: it is its own whole document", () => {
    expect(JSON.parse(file("experiment.json").toString())).toEqual(whole);
  });

  test("report.html is at most 10 MB", () => {
    expect(file("report.html").length).toBeLessThan(10 * 2 ** 20);
  });

  const metrics = (): {
    of: string;
    name: string;
    value: number;
    floor: { mean: number };
    blob: number;
  }[] => JSON.parse(file("metrics.json").toString()).metrics;

  test.runIf(full)("the samples are within 1.5 floors, the best within 1.3, on the spiral", () => {
    const floors: number[] = [];
    for (const { name, value, floor } of metrics()) {
      if (name.startsWith("sliced")) floors.push(value / floor.mean);
      if (name.startsWith("share")) expect(value).toBeGreaterThanOrEqual(0.97);
    }
    expect(floors).toHaveLength(3);
    expect(Math.max(...floors)).toBeLessThanOrEqual(1.5);
    expect(Math.min(...floors)).toBeLessThanOrEqual(1.3);
  });

  test.runIf(full)("a Gaussian blob of the same moments does not pass", () => {
    for (const { name, blob, floor } of metrics()) {
      if (name.startsWith("sliced")) expect(blob).toBeGreaterThan(5 * floor.mean);
      if (name.startsWith("share")) expect(blob).toBeLessThan(0.3);
    }
  });
});

describe.runIf(browserOptions)("report.html in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch(browserOptions!);
  });
  afterAll(() => browser?.close());

  test.each([
    ["light", 1200],
    ["dark", 360],
  ] as const)(
    "opens from disk in %s at %i px: no error, no request, nothing to scroll sideways",
    async (colorScheme, width) => {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } });
      const problems: string[] = [];
      const url = pathToFileURL(join(folders[0], "report.html")).href;
      page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
      page.on("pageerror", (error) => problems.push(error.message));
      page.on("request", (request) => {
        if (request.url() !== url && !request.url().startsWith("data:"))
          problems.push(request.url());
      });
      await page.goto(url);
      await page.waitForLoadState("load");
      expect(problems).toEqual([]);
      const broken = await page.evaluate(
        () =>
          [...document.images].filter((image) => image.complete && image.naturalWidth === 0).length,
      );
      expect(broken).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
      await page.close();
    },
  );
});
