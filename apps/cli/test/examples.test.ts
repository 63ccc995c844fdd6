import { documentJsonSchema, readDocument } from "@inkwash/experiment";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readExamples } from "../src/examples.ts";
import { inkwash } from "./inkwash.ts";

const examples = await readExamples();

describe("the examples", () => {
  test.for(examples.map((example) => [example.name, example] as const))(
    "%s is a document of that name with a title and a schema",
    ([name, { text, title }]) => {
      const document = readDocument(text);
      expect(document.name).toBe(name);
      expect(title.length).toBeGreaterThan(10);
      expect(title.length).toBeLessThan(90);
      expect(document.$schema).toBe("./schema.json");
    },
  );

  test("swiss-roll is the main job", () => {
    const { text } = examples.find(({ name }) => name === "swiss-roll")!;
    expect(readDocument(text)).toMatchObject({
      seed: 0,
      data: { kind: "swiss-roll", n: 10_000, noise: 0.1, standardise: true },
      picture: { source: "chelsea", frames: 26 },
      schedule: { kind: "linear", steps: 100, start: 1e-4, end: 0.1 },
      forward: { coupling: "chain", frames: 51 },
      model: { kind: "mlp", width: 128, depth: 3, conditioning: "fourier", predicts: "edm" },
      train: { steps: 12_000, batch: 128, fresh: true, decay: "cosine", ema: 0.999 },
      sample: {
        n: 10_000,
        samplers: [
          { name: "heun", kind: "heun", steps: 30, spacing: "karras" },
          { name: "ddpm", kind: "ddpm", variance: "posterior", lastNoise: false },
          { name: "ddim", kind: "ddim", steps: 100, eta: 0 },
        ],
      },
      metrics: { directions: 50, repeats: 5 },
    });
  });

  test("tutorial-004 makes the tutorial's choices", () => {
    const { text } = examples.find(({ name }) => name === "tutorial-004")!;
    expect(readDocument(text)).toMatchObject({
      data: { kind: "moons", n: 10_000, noise: 0.1, standardise: false },
      schedule: { kind: "sigmoid", steps: 100, start: 1e-5, end: 5e-3 },
      model: {
        width: 128,
        depth: 3,
        activation: "softplus",
        conditioning: "embedding",
        predicts: "epsilon",
      },
      train: {
        batch: 128,
        fresh: false,
        noise: { law: "steps" },
        weighting: "simple",
        learningRate: 1e-3,
        decay: "constant",
        ema: 0,
        clip: 1,
      },
      sample: { samplers: [{ kind: "ddpm", variance: "beta", lastNoise: true }] },
    });
  });

  test("schema.json is what `inkwash schema` prints: make it again with that", async () => {
    const file = new URL("../../../examples/schema.json", import.meta.url);
    const { code, stdout } = await inkwash("schema");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(documentJsonSchema());
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(documentJsonSchema());
  });
});

test("inkwash, run and examples list what can be run, a line each", async () => {
  const [bare, run, list] = await Promise.all([inkwash(), inkwash("run"), inkwash("examples")]);
  expect(bare).toEqual(list);
  expect(run).toEqual(list);
  expect(list).toMatchObject({ code: 0, stderr: "" });
  for (const { name, title } of examples) {
    expect(list.stdout).toMatch(
      new RegExp(`^  ${name} +${title.replaceAll(/[()]/g, "\\$&")}$`, "m"),
    );
  }
});

test("examples NAME prints the document as it is written", async () => {
  const { text } = examples.find(({ name }) => name === "moons")!;
  expect(await inkwash("examples", "moons")).toEqual({ code: 0, stdout: text, stderr: "" });
});

test("validate FILE... says that each is valid", async () => {
  const { code, stdout } = await inkwash("validate", ...examples.map(({ name }) => name));
  expect(code).toBe(0);
  expect(stdout).toBe(examples.map(({ name, title }) => `${name} is valid: ${title}\n`).join(""));
});
