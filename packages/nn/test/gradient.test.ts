import { philox } from "@inkwash/random";
import "@inkwash/matchers";
import { expect, test } from "vitest";
import {
  createTrainer,
  initialise,
  mlp,
  trainStep,
  type Batch,
  type Conditioning,
  type TrainingTable,
} from "../src/index.ts";

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

const kinds: [Conditioning, Float64Array][] = [
  [{ kind: "embedding", steps: ROWS }, Float64Array.of(0, 1, 2, 3, 4)],
  [{ kind: "fourier", features: 4, range: [-6, 10] }, Float64Array.of(9, 5, 1, -2, -5)],
];
const cases = kinds.flatMap(([conditioning, condition]) =>
  (["softplus", "silu"] as const).flatMap((activation) =>
    [1, 3].map((depth) => [conditioning.kind, activation, depth, conditioning, condition] as const),
  ),
);

test.each(cases)(
  "trainStep(trainer, batch) has the gradient that central differences show: %s, %s, depth %i",
  (_, activation, depth, conditioning, condition) => {
    const network = mlp({ dimension: 3, width: 5, depth, activation, conditioning });
    const rng = philox(5);
    const parameters = Float64Array.from(initialise(network, { rng, precision: "float64" }));
    const shape = [7, 3];
    const batch: Batch = {
      x0: { data: rng.fork("x0").fillNormal(new Float64Array(21)), shape },
      row: [0, 1, 2, 3, 4, 1, 1],
      noise: { data: rng.fork("noise").fillNormal(new Float64Array(21)), shape },
    };
    const lossAt = (at: Float64Array): [number, Float64Array] => {
      const trainer = createTrainer(network, table(condition), { parameters: at });
      return [trainStep(trainer, batch).loss, trainer.gradient];
    };
    const [, gradient] = lossAt(parameters);
    const h = 1e-5;
    const differences = parameters.map((p, i) => {
      const at = (value: number): number => lossAt(parameters.with(i, value))[0];
      return (at(p + h) - at(p - h)) / (2 * h);
    });
    // The difference has an error of h² times a third derivative and of 1e-16 / h.
    expect(gradient).toBeAllClose(differences, { rtol: 1e-6, atol: 2e-9 });
  },
);

test("trainStep(trainer, batch) has the loss that its documentation says", () => {
  const network = mlp({ dimension: 1, width: 1, depth: 1, conditioning: kinds[0]![0] });
  // h = silu(g (a x + b)), output = c h + d
  const [a, b, g, c, d] = [0.7, -0.2, 1.3, 0.9, 0.4];
  const parameters = Float64Array.of(a, b, g, g, g, g, g, c, d);
  const t = table(kinds[0]![1]);
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
