import { philox } from "@inkwash/random";
import "@inkwash/matchers";
import { expect, test } from "vitest";
import {
  createTrainer,
  initialise,
  mlp,
  trainStep,
  unet,
  type Batch,
  type Conditioning,
  type Network,
  type TrainingTable,
} from "../src/index.ts";
import { activations } from "../src/network.ts";

const full = process.env["INKWASH_TIER"] === "full";

const ROWS = 5;
const column = (key: number, low: number, high: number): Float64Array =>
  philox(11)
    .fork(key)
    .fillUniform(new Float64Array(ROWS))
    .map((u) => low + (high - low) * u);

/** A table in which every column matters. */
const table = (condition: Float64Array): TrainingTable => ({
  predicts: "v",
  signal: column(1, 0.2, 1),
  noise: column(2, 0.2, 1),
  targetData: column(3, -1, 1),
  targetNoise: column(4, -1, 1),
  inputScale: column(5, 0.5, 2),
  skip: column(6, -1, 1),
  outScale: column(7, 0.5, 2),
  weight: column(8, 0.5, 2),
  condition,
});

const steps = Float64Array.of(0, 1, 2, 3, 4);
const logSnrs = Float64Array.of(9, 5, 1, -2, -5);
const rows: Conditioning = { kind: "embedding", steps: ROWS };
const table3: Conditioning = { ...rows, features: 3 };
const fourier: Conditioning = { kind: "fourier", features: 4, range: [-6, 10] };
const random: Conditioning = { ...fourier, kind: "random", scale: 0.5, seed: 3 };
const sinusoidal: Conditioning = { kind: "sinusoidal", features: 4, period: 50 };
const [dimension, width] = [3, 5];

const networks: Record<string, Network> = {
  ...Object.fromEntries(
    activations.flatMap((activation) =>
      [1, 3].flatMap((depth) =>
        [rows, fourier].map((conditioning): [string, Network] => [
          `${conditioning.kind}, ${activation}, depth ${depth}`,
          mlp({ dimension, width, depth, activation, conditioning }),
        ]),
      ),
    ),
  ),
  "widths of their own, random features": mlp({
    dimension,
    width: [4, 6, 2],
    conditioning: random,
    hidden: 3,
  }),
  "FiLM, residual blocks, classes": mlp({
    dimension,
    width,
    conditioning: fourier,
    entry: "film",
    residual: 2,
    hidden: 4,
    classes: 2,
  }),
  "residual gates by row": mlp({ dimension, width, conditioning: rows, residual: 1 }),
  "beside x, classes": mlp({
    dimension,
    width,
    conditioning: sinusoidal,
    entry: "concat",
    classes: 3,
  }),
  "FiLM by a learned row": mlp({ dimension, width, conditioning: table3, entry: "film" }),
  "U-net of one level": unet({ side: 4, widths: [2], hidden: 3, conditioning: table3 }),
  "U-net of odd sides with classes": unet({
    channels: 2,
    side: 6,
    widths: [2, 3],
    groups: 2,
    hidden: 2,
    classes: 2,
    activation: "gelu",
    conditioning: fourier,
  }),
  "U-net with attention": unet({
    side: 4,
    widths: [2, 4],
    attention: [4, 2],
    heads: 2,
    groups: 1,
    hidden: 3,
    conditioning: sinusoidal,
  }),
};

test.each(Object.keys(networks))(
  "trainStep(trainer, batch) has the gradient that central differences show: %s",
  (name) => {
    const network = networks[name]!;
    const rng = philox(5);
    const parameters = initialise(network, { rng, precision: "float64" });
    const condition =
      network.conditioning.kind === "fourier" || network.conditioning.kind === "random"
        ? logSnrs
        : steps;
    const samples = network.kind === "mlp" ? 7 : 3;
    const shape = [samples, network.dimension];
    const count = samples * network.dimension;
    const batch: Batch = {
      x0: { data: rng.fork("x0").fillNormal(new Float64Array(count)), shape },
      row: [0, 1, 2, 3, 4, 1, 1].slice(0, samples),
      noise: { data: rng.fork("noise").fillNormal(new Float64Array(count)), shape },
      label:
        network.classes > 0 ? [network.classes, 0, 1, 2, 0, 1, 2].slice(0, samples) : undefined,
    };
    const trainer = createTrainer(network, table(condition), { parameters });
    const lossAt = (at: Float32Array | Float64Array): number => {
      trainer.learner.write("parameters", at);
      return trainStep(trainer, batch).loss;
    };
    lossAt(parameters);
    const gradient = trainer.gradient.slice();
    // Every number of an mlp, every 23rd of a U-net, all of whose gradients are compared with PyTorch's too.
    const stride = network.kind === "mlp" ? 1 : full ? 3 : 23;
    const h = 1e-5;
    const at = Array.from({ length: Math.ceil(network.size / stride) }, (_, i) => i * stride);
    const differences = at.map((i) => {
      const beside = (sign: number): number =>
        lossAt(parameters.with(i, parameters[i]! + sign * h));
      return (beside(1) - beside(-1)) / (2 * h);
    });
    // The difference has an error of h² times a third derivative and of 1e-16 / h.
    expect(at.map((i) => gradient[i]!)).toBeAllClose(differences, { rtol: 1e-6, atol: 2e-9 });
  },
);

test("trainStep(trainer, batch) has the loss that its documentation says", () => {
  const network = mlp({ dimension: 1, width: 1, depth: 1, conditioning: rows });
  // h = silu(g (a x + b)), output = c h + d
  const [a, b, g, c, d] = [0.7, -0.2, 1.3, 0.9, 0.4];
  const parameters = Float64Array.of(a, b, g, g, g, g, g, c, d);
  const t = table(steps);
  const trainer = createTrainer(network, t, { parameters });
  const [x0, e, r] = [0.6, -1.1, 3];
  const { loss } = trainStep(trainer, {
    x0: { data: Float64Array.of(x0), shape: [1, 1] },
    row: [r],
    noise: { data: Float64Array.of(e), shape: [1, 1] },
  });
  const x = t.signal[r]! * x0 + t.noise[r]! * e;
  const z = g * (a * t.inputScale[r]! * x + b);
  const prediction = t.skip[r]! * x + t.outScale[r]! * (c * (z / (1 + Math.exp(-z))) + d);
  const target = t.targetData[r]! * x0 + t.targetNoise[r]! * e;
  expect([loss]).toBeAllClose([t.weight[r]! * (prediction - target) ** 2], { rtol: 1e-13 });
});
