import { type Event, run } from "@inkwash/experiment";
import { toNpz } from "@inkwash/datasets";
import { describe, expect, test } from "vitest";

type Named<T extends Event["type"]> = Extract<Event, { type: T }>;

async function only<T extends Event["type"]>(
  type: T,
  ...[document, options]: Parameters<typeof run>
): Promise<Named<T>[]> {
  const list: Named<T>[] = [];
  for await (const event of run(document, { backend: "wasm", ...options })) {
    if (event.type === type) list.push(event as Named<T>);
  }
  return list;
}

const film = { version: 1, name: "film", schedule: { kind: "linear" }, forward: { frames: 2 } };
const learning = {
  ...film,
  train: { steps: 20, batch: 32 },
  sample: { n: 25, samplers: [{ name: "ddim", kind: "ddim", steps: 4 }] },
};

/** Mean and standard deviation of every coordinate. */
function spread({ data, shape }: Named<"forward-step">["x"]): [number, number][] {
  const d = data.length / shape[0]!;
  return Array.from({ length: d }, (_, j) => {
    const column = Array.from(data).filter((_x, i) => i % d === j);
    const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
    const variance = column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / column.length;
    return [mean, Math.sqrt(variance)];
  });
}

describe("run(document): data", () => {
  const sets: { kind: string; [field: string]: unknown }[] = [
    { kind: "s-curve" },
    { kind: "circles" },
    { kind: "rings" },
    { kind: "two-spirals" },
    { kind: "pinwheel" },
    { kind: "checkerboard" },
    { kind: "mixture", mixture: "eight-gaussians" },
    { kind: "mixture", mixture: "twenty-five-gaussians" },
    {
      kind: "mixture",
      mixture: { weights: [1], means: [[1, 2, 3]], covariances: [[1, 0, 0, 0, 1, 0.5, 0, 0.5, 1]] },
    },
    { kind: "text", text: "ink" },
    { kind: "svg-path", path: "M0 0h1v1z", fill: "nonzero" },
    {
      kind: "strokes",
      lines: [
        [
          [0, 0],
          [1, 1],
        ],
        [
          [1, 0],
          [2, 0],
        ],
      ],
    },
    {
      kind: "outline",
      corners: [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
      fill: "evenodd",
    },
    { kind: "darkness", source: "camera" },
  ];
  test.for(sets)("$kind is there, standardised", async (data) => {
    const [first] = await only("forward-step", { ...film, data: { ...data, n: 500 } });
    for (const [mean, deviation] of spread(first!.x)) {
      expect(mean).toBeCloseTo(0, 5);
      expect(deviation).toBeCloseTo(1, 5);
    }
  });

  test("isotropic keeps the shape of what is written", async () => {
    const data = { kind: "text", text: "a long line", standardise: "isotropic" };
    const [first] = await only("forward-step", { ...film, data });
    const [[, across], [, up]] = spread(first!.x) as [[number, number], [number, number]];
    expect((across ** 2 + up ** 2) / 2).toBeCloseTo(1, 1);
    expect(across / up).toBeGreaterThan(4);
  });

  test("images are filmed as images, 64 of them, in [-1, 1]", async () => {
    for (const [data, side] of [
      [{ kind: "digits" }, 8],
      [{ kind: "stroke-digits", n: 100, size: 12 }, 12],
    ] as const) {
      const [first] = await only("forward-step", { ...film, data });
      expect(first!.x.shape).toEqual([64, 1, side, side]);
      expect(Math.max(...first!.x.data)).toBe(1);
      expect(Math.min(...first!.x.data)).toBe(-1);
    }
  });

  test("points and files give their own numbers, whatever the format", async () => {
    const points = [
      [0, 1],
      [2, 3.5],
      [-4, 5],
    ];
    const flat = Float32Array.from(points.flat());
    const text = "x,kind,y\n0,a,1\n2,b,3.5\n-4,a,5\n";
    const csv = new TextEncoder().encode(text);
    const npz = toNpz({ x: { data: flat, shape: [3, 2] } });
    const standardise = false;
    const own = { kind: "file", standardise };
    const whole = async (data: object, bytes?: Uint8Array): Promise<Float32Array> => {
      const load = async (): Promise<Uint8Array> => bytes!;
      const [first] = await only("forward-step", { ...film, data }, { load });
      return first!.x.data as Float32Array;
    };
    expect(await whole({ kind: "points", points, standardise })).toEqual(flat);
    expect(await whole({ ...own, file: "a.csv", columns: ["x", 2], label: "kind" }, csv)).toEqual(
      flat,
    );
    expect(await whole({ ...own, file: "a.npz" }, npz)).toEqual(flat);
    await expect(whole({ ...own, file: "a.csv" }, csv)).rejects.toThrow(
      /^data.file cannot be used: readSamples: .*"a"/,
    );
  });

  test("a list is learnt as it is; a law is drawn anew, and not where the document says so", async () => {
    const losses = async (data: object, fresh: boolean): Promise<number[]> => {
      const document = { ...film, data, train: { steps: 130, batch: 16, fresh } };
      const steps = await only("train-step", { ...document, forward: undefined });
      return steps.flatMap((step) => [...step.losses]);
    };
    const list = {
      kind: "points",
      points: [
        [0, 0],
        [1, 2],
        [3, 1],
      ],
    };
    const law = { kind: "moons", n: 50 };
    expect(await losses(list, true)).toEqual(await losses(list, false));
    expect(await losses(law, true)).not.toEqual(await losses(law, false));
  });
});

describe("run(document): what is learnt", () => {
  const models: object[] = [
    { activation: "gelu", entry: "film", conditioning: "random" },
    { activation: "tanh", entry: "concat", residual: 2, predicts: "v" },
    { activation: "relu", predicts: "x0" },
    { predicts: "epsilon" },
  ];
  const trainings: object[] = [
    { weighting: "min-snr", warmUp: 5, lastRate: 1e-4 },
    { weighting: "simple", decay: "constant", warmUp: 3, noise: { law: "steps" } },
    { optimizer: "muon", decay: "one-cycle" },
    { optimizer: "lion", decay: "linear", lastRate: 1e-4, learningRate: 1e-3 },
  ];
  test.for(models.flatMap((model) => trainings.map((train) => ({ model, train }))))(
    "$model $train",
    async ({ model, train }) => {
      const document = { ...learning, data: { kind: "moons", n: 100 }, model };
      const steps = { ...learning.train, ...train };
      const [last] = (await only("sample-step", { ...document, train: steps })).slice(-1);
      expect(last!.x!.data.every(Number.isFinite)).toBe(true);
    },
  );

  test("told steps by sines or by rows, with the schedule's own levels", async () => {
    for (const conditioning of ["sinusoidal", "embedding"]) {
      const model = { conditioning };
      const train = { ...learning.train, noise: { law: "steps" } };
      const document = { ...learning, data: { kind: "moons", n: 100 }, model, train };
      const steps = await only("sample-step", document);
      expect(steps).toHaveLength(5);
    }
  });

  test("a schedule without noise at its start has no levels for a law, in one sentence", async () => {
    const document = {
      ...learning,
      data: { kind: "moons" },
      schedule: { kind: "linear", start: 0 },
    };
    await expect(only("done", document)).rejects.toThrow(
      /^train.noise cannot be used: continuousFrom: every beta must be in \(0, 1\); got 0 at step 0/,
    );
  });
});

describe("run(document): classes", () => {
  const blobs = {
    ...learning,
    data: {
      kind: "mixture",
      n: 500,
      standardise: false,
      mixture: { weights: [0.5, 0.5], means: [[-3], [3]], covariances: [[0.04], [0.04]] },
    },
    model: { classes: true, width: 32, depth: 2 },
    train: { steps: 400, batch: 64, ema: 0.95, learningRate: 1e-2 },
  };
  const sample = (more: object): object => ({
    n: 1100,
    samplers: [{ name: "heun", kind: "heun", steps: 12, spacing: "karras", guidance: 0.5 }],
    ...more,
  });
  const signs = async (more: object): Promise<number[]> => {
    const [last] = (await only("sample-step", { ...blobs, sample: sample(more) })).slice(-1);
    return Array.from(last!.x!.data, Math.sign);
  };

  test("all classes are drawn in turn, through every block of rows, or the one asked for", async () => {
    const inTurn = await signs({});
    const right = inTurn.filter((sign, i) => sign === (i % 2 === 0 ? -1 : 1));
    expect(right.length).toBeGreaterThan(0.99 * inTurn.length);
    const second = await signs({ label: 1 });
    expect(second.filter((sign) => sign > 0).length).toBeGreaterThan(0.99 * second.length);
  });

  test("refuses classes of a set without them, and a class that is not there", async () => {
    await expect(only("done", { ...blobs, data: { kind: "swiss-roll" } })).rejects.toThrow(
      "model.classes must be false: the samples of this set have no classes",
    );
    await expect(only("done", { ...blobs, sample: sample({ label: 2 }) })).rejects.toThrow(
      "sample.label must be less than 2; got 2",
    );
  });
});
