import { philox } from "@inkwash/random";
import "@inkwash/matchers";
import { expect, test } from "vitest";
import {
  batches,
  cosineRate,
  createTrainer,
  denoiser,
  initialise,
  mlp,
  train,
  trainStep,
  type Batch,
  type LabelDropout,
  type Trainer,
} from "../src/index.ts";
import { SPREAD, table } from "./gaussian.ts";

const rng = philox(21);
const rows = table("log-snr");
const network = mlp({
  dimension: 1,
  width: 16,
  depth: 2,
  conditioning: { kind: "fourier", features: 4, range: [-6, 6] },
  entry: "film",
  hidden: 8,
  classes: 2,
});
const parameters = initialise(network, { rng });
const fresh = (labelDropout?: LabelDropout): Trainer =>
  createTrainer(network, rows, { parameters, labelDropout });

const batch = (label: number[] | undefined): Batch => ({
  x0: { data: Float32Array.of(0.5, -1, 2, 0), shape: [4, 1] },
  row: [1, 4, 6, 9],
  noise: { data: Float32Array.of(1, 0, -1, 0.5), shape: [4, 1] },
  label,
});

test("trainStep(trainer, batch) drops the labels whose uniform of rng.fork(step) is below the probability", () => {
  const probability = 0.5;
  const dropping = fresh({ probability, rng: rng.fork("drop") });
  const told = fresh();
  const seen = new Set<boolean>();
  for (let step = 0; step < 5; step++) {
    const uniform = rng.fork("drop").fork(step).fillUniform(new Float32Array(4));
    const label = [0, 1, 0, 1].map((each, i) => (uniform[i]! < probability ? 2 : each));
    for (const each of label) seen.add(each === 2);
    expect(trainStep(dropping, batch([0, 1, 0, 1]))).toEqual(trainStep(told, batch(label)));
  }
  expect(seen.size).toBe(2);
  expect(dropping.parameters).toEqual(told.parameters);
});

test("trainStep(trainer, batch) drops all labels at probability 1 and none at 0", () => {
  for (const [probability, label] of [
    [1, [2, 2, 2, 2]],
    [0, [0, 1, 0, 1]],
  ] as const) {
    const dropped = trainStep(fresh({ probability, rng }), batch([0, 1, 0, 1]));
    expect(dropped).toEqual(trainStep(fresh(), batch([...label])));
  }
});

test("trainStep(trainer, batch) moves only the rows of classes that it is told", () => {
  const trainer = fresh();
  trainStep(trainer, batch([0, 0, 2, 0]));
  const { offset, shape } = network.parameters.find(({ name }) => name === "classes.weight")!;
  const rowAt = (buffer: ArrayLike<number>, c: number): number[] =>
    Array.from(buffer).slice(offset + c * shape[1]!, offset + (c + 1) * shape[1]!);
  expect(rowAt(trainer.gradient, 1)).toEqual(rowAt(new Float32Array(network.size), 1));
  expect(rowAt(trainer.parameters, 1)).toEqual(rowAt(parameters, 1));
  expect(rowAt(trainer.parameters, 0)).not.toEqual(rowAt(parameters, 0));
  expect(rowAt(trainer.parameters, 2)).not.toEqual(rowAt(parameters, 2));
});

const x = { data: rng.fork("x").fillNormal(new Float64Array(300)), shape: [300, 1] };
const call = (label: number | number[], guidance = 0, condition: number | Float64Array = 1.5) =>
  denoiser(network, parameters, { predicts: "epsilon" }, { label, guidance }).call(x, { condition })
    .data;

test("denoiser(network, ..., { label, guidance: w }) is (1 + w) of the class less w of no class", () => {
  const [conditional, free] = [call(1), call(2)];
  expect(call(1, 0)).toEqual(conditional);
  for (const w of [0.5, 3]) {
    const expected = conditional.map((value, i) => (1 + w) * value - w * free[i]!);
    expect(call(1, w)).toBeAllClose(expected, { rtol: 1e-12, atol: 1e-14 });
  }
  expect(call(2, 3)).toBeAllClose(free, { rtol: 1e-12, atol: 1e-14 });
});

test("denoiser(network, ..., { label }) takes one label per sample, with the bits of one for all", () => {
  const label = Array.from({ length: 300 }, (_, i) => i % 3);
  const condition = Float64Array.from({ length: 300 }, (_, i) => (i % 2 === 0 ? 1.5 : -2));
  for (const guidance of [0, 1]) {
    const mixed = call(label, guidance);
    const everything = call(label, guidance, condition);
    const each = [0, 1, 2].map((c) => call(c, guidance));
    mixed.forEach((value, i) => {
      expect(value).toBe(each[i % 3]![i]);
      if (i % 2 === 0) expect(everything[i]).toBe(value);
    });
  }
});

test("train(trainer, data, { label }) learns each class and, with dropped labels, their mixture", () => {
  // Two Gaussians at -1 and 1: E[epsilon given x] is linear within a class.
  const n = 4000;
  const label = Int32Array.from({ length: n }, (_, i) => i % 2);
  const points = rng.fork("data").fillNormal(new Float32Array(n));
  const data = { data: points.map((z, i) => 2 * label[i]! - 1 + SPREAD * z), shape: [n, 1] };
  const steps = 1500;
  const trainer = createTrainer(network, rows, {
    parameters,
    learningRate: cosineRate(1e-2, { steps, warmUp: 20 }),
    ema: { decay: 0.99, warmUp: true },
    labelDropout: { probability: 0.3, rng: rng.fork("drop") },
  });
  for (const _ of train(trainer, data, { rng, steps, label }));

  for (const t of [3, 6, 9]) {
    const [signal, noise] = [rows.signal[t]!, rows.noise[t]!];
    const variance = (signal * SPREAD) ** 2 + noise ** 2;
    const exact = (c: number, v: number): number => (noise * (v - signal * (2 * c - 1))) / variance;
    const share = (v: number): number => 1 / (1 + Math.exp((-2 * signal * v) / variance));
    const said = (label: number, at: Float64Array): ArrayLike<number> =>
      denoiser(network, trainer.average, rows, { label }).call(
        { data: at, shape: [at.length, 1] },
        { condition: rows.condition[t]! },
      ).data;
    for (const c of [0, 1]) {
      const at = Float64Array.of(-1, 0, 1).map(
        (z) => signal * (2 * c - 1) + z * Math.sqrt(variance),
      );
      expect(said(c, at), `class ${c}, row ${t}`).toBeAllClose(
        at.map((v) => exact(c, v)),
        {
          atol: 0.15,
        },
      );
    }
    const at = Float64Array.of(-1.5, -0.5, 0, 0.5, 1.5).map((v) => v * signal);
    const mixture = at.map((v) => (1 - share(v)) * exact(0, v) + share(v) * exact(1, v));
    expect(said(2, at), `no class, row ${t}`).toBeAllClose(mixture, { atol: 0.2 });
  }
});

test("batches(data, { label }) keeps the label of each sample", () => {
  const data = { data: Float32Array.from({ length: 50 }, (_, i) => i), shape: [50, 1] };
  const label = Array.from({ length: 50 }, (_, i) => i % 7);
  const at = batches(data, { rng, rows: 3, batch: 20, label });
  for (let step = 0; step < 6; step++) {
    const drawn = at(step);
    expect(Array.from(drawn.label!)).toEqual(Array.from(drawn.x0.data, (v) => v % 7));
  }
  expect(() => batches(data, { rng, rows: 3, label: [1] })).toThrow(
    "batches: label.length must be 50, one per sample; got 1",
  );
});

test("labels are refused where they are missing, unknown, too few, or of no use", () => {
  const plain = mlp({ dimension: 1, width: 4, depth: 1, conditioning: network.conditioning });
  const numbers = initialise(plain, { rng });
  const step =
    (label: number[] | undefined, of = fresh()): (() => unknown) =>
    () =>
      trainStep(of, batch(label));
  expect(step(undefined)).toThrow(
    'trainStep: label must be given, as the network has 2 classes; 2 says "no class"',
  );
  expect(step([0, 1, 3, 0])).toThrow(
    'trainStep: label must be integers in [0, 2], 2 for "no class"; element 2 is 3',
  );
  expect(step([0, 1])).toThrow("trainStep: label.length must be 4, one per sample; got 2");
  expect(step([0, 0, 0, 0], createTrainer(plain, rows, { parameters: numbers }))).toThrow(
    "trainStep: label is given, but the network has no classes",
  );
  const make =
    (options: object, of = network, own = parameters) =>
    (): unknown =>
      denoiser(of, own, { predicts: "epsilon" }, options);
  expect(make({})).toThrow("denoiser: label must be given");
  expect(make({ label: 1.5 })).toThrow("element 0 is 1.5");
  expect(make({ label: 0, guidance: -1 })).toThrow("denoiser: guidance must be in [0, Infinity)");
  expect(make({ label: 0, guidance: NaN })).toThrow("denoiser: guidance must be in [0, Infinity)");
  expect(make({ guidance: 1 }, plain, numbers)).toThrow("guidance needs a network with classes");
  expect(() => call([0, 1])).toThrow(
    "denoiser: label must be one number or one per sample (300); got 2",
  );
  const drop = (of: typeof network, own: typeof parameters, probability: number) => (): unknown =>
    createTrainer(of, rows, { parameters: own, labelDropout: { probability, rng } });
  expect(drop(network, parameters, 1.1)).toThrow("labelDropout.probability must be in [0, 1]");
  expect(drop(plain, numbers, 0.1)).toThrow("the network has no classes");
});
