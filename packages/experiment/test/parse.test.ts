import {
  DocumentError,
  documentJsonSchema,
  parseDocument,
  readDocument,
} from "@inkwash/experiment";
import { describe, expect, test } from "vitest";

const whole = {
  version: 1,
  name: "roll",
  data: { kind: "swiss-roll" },
  schedule: { kind: "linear" },
  train: {},
  sample: { samplers: [{ name: "ddpm", kind: "ddpm" }] },
};

describe("parseDocument(value)", () => {
  test("fills in every default", () => {
    expect(parseDocument(whole)).toEqual({
      version: 1,
      name: "roll",
      seed: 0,
      data: { kind: "swiss-roll", n: 10_000, noise: 0.1, standardise: true },
      schedule: { kind: "linear", steps: 100, start: 1e-4, end: 0.1 },
      model: {
        kind: "mlp",
        width: 128,
        depth: 3,
        activation: "silu",
        conditioning: "fourier",
        features: 16,
        entry: "gate",
        residual: 0,
        classes: false,
        predicts: "edm",
      },
      train: {
        steps: 12_000,
        batch: 128,
        fresh: true,
        noise: { law: "log-normal", mean: -1.2, deviation: 1.2 },
        weighting: "edm",
        optimizer: "adam",
        learningRate: 4e-3,
        warmUp: 0,
        decay: "cosine",
        lastRate: 0,
        ema: 0.999,
        clip: 1,
        dropLabels: 0.1,
        report: 50,
        checkpoint: 2000,
      },
      sample: {
        n: 10_000,
        frames: 51,
        points: 4000,
        samplers: [
          {
            name: "ddpm",
            kind: "ddpm",
            spacing: "trailing",
            guidance: 0,
            variance: "posterior",
            lastNoise: false,
          },
        ],
      },
    });
  });

  test("is idempotent: a whole document is its own", () => {
    const once = parseDocument(whole);
    expect(parseDocument(JSON.parse(JSON.stringify(once)))).toEqual(once);
  });

  const steps = (change: object): unknown => ({
    ...whole,
    schedule: { kind: "linear", ...change },
  });
  const sampler = (change: object): unknown => ({
    ...whole,
    sample: { samplers: [{ name: "a", kind: "ddpm", ...change }] },
  });
  const mixture = (record: object): unknown => ({
    ...whole,
    data: {
      kind: "mixture",
      mixture: { weights: [1], means: [[0]], covariances: [[1]], ...record },
    },
  });
  test.for<[string, unknown, string]>([
    ["no object", [], "the document must be a JSON object; got []"],
    [
      "an unknown key",
      { ...whole, shedule: 1 },
      'shedule is not a known key; did you mean "schedule"?',
    ],
    [
      "an unknown inner key",
      steps({ stpes: 5 }),
      'schedule.stpes is not a known key; did you mean "steps"?',
    ],
    [
      "an unknown kind",
      steps({ kind: "linaer" }),
      'schedule.kind must be "linear", "scaled-linear", "sigmoid", "constant" or "cosine"; got "linaer", did you mean "linear"?',
    ],
    [
      "a negative count",
      steps({ steps: -5 }),
      "schedule.steps must be at least 1; got -5 (leave it out for 100)",
    ],
    [
      "a broken count",
      steps({ steps: 1.5 }),
      "schedule.steps must be an integer; got 1.5 (leave it out for 100)",
    ],
    [
      "a wrong type",
      steps({ steps: "many" }),
      'schedule.steps must be a number; got "many" (leave it out for 100)',
    ],
    [
      "a rate above 1",
      steps({ end: 1.5 }),
      "schedule.end must be at most 1; got 1.5 (leave it out for 0.1)",
    ],
    ["a missing section", { ...whole, schedule: undefined }, "schedule is missing; add an object"],
    ["another version", { ...whole, version: 2 }, "version must be 1; got 2"],
    [
      "a bad name",
      { ...whole, name: "A b" },
      'name must be lower-case letters, digits, hyphens; got "A b"',
    ],
    [
      "nothing to noise",
      { ...whole, data: undefined },
      'the document has nothing to noise; add "data" or "picture"',
    ],
    [
      "training without data",
      { ...whole, data: undefined, picture: { source: "chelsea" } },
      'train needs "data"; add it or leave "train" out',
    ],
    [
      "metrics without samples",
      { ...whole, sample: undefined, metrics: {} },
      'metrics needs "sample"; add it or leave "metrics" out',
    ],
    [
      "no samplers",
      { ...whole, sample: { samplers: [] } },
      "sample.samplers must be at least 1 element long; got []",
    ],
    [
      "more steps than the schedule has",
      sampler({ steps: 101 }),
      'sample.samplers[0].steps must be at most schedule.steps (100); got 101; set spacing to "karras" for more',
    ],
    [
      "noise after the end",
      sampler({ lastNoise: true }),
      'sample.samplers[0].lastNoise must be false where variance is "posterior", which is 0 at the last step; set variance to "beta"',
    ],
    [
      "two samplers of one name",
      {
        ...whole,
        sample: {
          samplers: [
            { name: "a", kind: "ddpm" },
            { name: "a", kind: "ddim" },
          ],
        },
      },
      'sample.samplers[1].name must differ from the others; got "a" twice',
    ],
    [
      "an unknown picture",
      { ...whole, picture: { source: "cat" } },
      'picture.source must be "chelsea", "astronaut", "camera" or an object with file; got "cat"',
    ],
    [
      "a picture without a file",
      { ...whole, picture: { source: {} } },
      "picture.source.file is missing; add a string",
    ],
    [
      "a picture of no size",
      { ...whole, picture: { source: "chelsea", size: [0, 5] } },
      "picture.size[0] must be at least 1; got 0",
    ],
    [
      "a seed beyond 2^53",
      { ...whole, seed: 2 ** 53 },
      "seed must be at most 9007199254740991; got 9007199254740992 (leave it out for 0)",
    ],
    [
      "weights that do not sum to 1",
      mixture({ weights: [0.5] }),
      "data.mixture.weights must sum to 1; they sum to 0.5",
    ],
    [
      "a negative variance",
      mixture({ covariances: [[-1]] }),
      "data.mixture.covariances[0] must be symmetric and positive semi-definite; got [-1]",
    ],
    [
      "a variance that is negative along a diagonal",
      mixture({ means: [[0, 0, 0]], covariances: [[1, 2, 0, 2, 1, 0, 0, 0, 1]] }),
      "data.mixture.covariances[0] must be symmetric and positive semi-definite; got [1,2,0,2,1,0,0,0,1]",
    ],
    [
      "points of two lengths",
      { ...whole, data: { kind: "points", points: [[0, 1], [2]] } },
      "data.points[1] must have 2 numbers, as the first; got [2]",
    ],
    [
      "a set that is not there",
      { ...whole, data: { kind: "swiss-rol" } },
      expect.stringContaining('got "swiss-rol", did you mean "swiss-roll"?'),
    ],
    [
      "a field of another set",
      { ...whole, data: { kind: "rings", factor: 0.5 } },
      expect.stringMatching(/^data.factor is not a known key; /),
    ],
    [
      "levels between the steps of an embedding",
      { ...whole, model: { conditioning: "embedding" } },
      'train.noise.law must be "steps" where model.conditioning is "embedding"; got "log-normal"',
    ],
    [
      "an embedding with classes",
      {
        ...whole,
        model: { conditioning: "embedding", classes: true },
        train: { noise: { law: "steps" } },
      },
      'model.conditioning must not be "embedding" with classes or another entry than "gate", as its rows are the gates',
    ],
    [
      "a sampler between the steps of an embedding",
      {
        ...(sampler({ spacing: "karras" }) as object),
        model: { conditioning: "embedding" },
        train: { noise: { law: "steps" } },
      },
      'sample.samplers[0].spacing must not be "karras" where model.conditioning is "embedding", which knows whole steps only',
    ],
    [
      "guidance without classes",
      sampler({ guidance: 1 }),
      "sample.samplers[0].guidance needs model.classes; set that to true",
    ],
    [
      "a label without classes",
      { ...whole, sample: { label: 1, samplers: [{ name: "a", kind: "ddpm" }] } },
      "sample.label needs model.classes; set that to true",
    ],
    [
      "a rise longer than the training",
      { ...whole, train: { steps: 10, warmUp: 10 } },
      "train.warmUp must be less than steps (10); got 10",
    ],
    [
      "a last rate above the highest",
      { ...whole, train: { lastRate: 1 } },
      "train.lastRate must be at most learningRate (0.004); got 1",
    ],
    [
      "an odd number of features",
      { ...whole, model: { features: 3 } },
      "model.features must be an even number of features; got 3 (leave it out for 16)",
    ],
    [
      "a missing covariance",
      mixture({ covariances: [[1, 0, 0, 1]] }),
      "data.mixture must have means of length 1 and covariances of length 1; component 0 has 1 and 4",
    ],
  ])("refuses %s in one sentence", ([, value, message]) => {
    expect(refusal(value)).toEqual(message);
  });
});

/** The message of the DocumentError that a value is refused with. */
function refusal(value: unknown): string {
  try {
    parseDocument(value);
  } catch (error) {
    expect(error).toBeInstanceOf(DocumentError);
    return (error as Error).message;
  }
  return "accepted";
}

describe("readDocument(text)", () => {
  test("reads JSON", () => {
    expect(readDocument(JSON.stringify(whole))).toEqual(parseDocument(whole));
  });

  test("says that a text is not JSON", () => {
    expect(() => readDocument('{ "version": 1,')).toThrow(/^the document is not JSON: /);
  });

  test("leaves prototypes alone", () => {
    const text = '{ "__proto__": { "polluted": 1 }, "version": 1 }';
    expect(() => readDocument(text)).toThrow(DocumentError);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe("documentJsonSchema()", () => {
  test("names what must be there and every default", () => {
    const schema = documentJsonSchema() as {
      required: string[];
      additionalProperties: boolean;
      properties: Record<string, { properties: Record<string, { default?: unknown }> }>;
    };
    expect(schema.required).toEqual(["version", "name", "schedule"]);
    expect(schema.additionalProperties).toBe(false);
    const train = parseDocument(whole).train!;
    for (const [key, value] of Object.entries(train)) {
      expect(schema.properties["train"]!.properties[key]!.default).toEqual(value);
    }
  });
});
