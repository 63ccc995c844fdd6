import golden from "@inkwash/golden/fourier_tiny.json" with { type: "json" };
import "@inkwash/matchers";
import { expect, test } from "vitest";
import {
  adam,
  constantRate,
  createTrainer,
  denoiser,
  mlp,
  tensors,
  trainStep,
  type TrainingTable,
} from "../src/index.ts";

const network = mlp({
  dimension: 3,
  width: 5,
  depth: 2,
  conditioning: { kind: "fourier", features: 6, range: [-4, 5] },
});
const column = (name: keyof typeof golden.table): Float64Array =>
  Float64Array.from(golden.table[name]);
const table: TrainingTable = {
  predicts: "x0",
  signal: column("signal"),
  noise: column("noise"),
  targetData: column("targetData"),
  targetNoise: column("targetNoise"),
  inputScale: column("inputScale"),
  skip: column("skip"),
  outScale: column("outScale"),
  weight: column("weight"),
  condition: column("condition"),
};

/** A buffer from a PyTorch state dict. */
function bufferOf(named: Record<string, number[]>): Float64Array {
  const buffer = new Float64Array(network.size);
  for (const [name, { data }] of Object.entries(tensors(network, buffer))) data.set(named[name]!);
  return buffer;
}

test("mlp(options) names the parameters of a Fourier network as PyTorch's modules do", () => {
  expect(network.parameters.map(({ name }) => name)).toEqual(Object.keys(golden.initial));
});

test("trainStep(trainer, batch) is PyTorch's to 1e-11 with Fourier gates, SiLU and every column of the table", () => {
  const trainer = createTrainer(network, table, {
    parameters: bufferOf(golden.initial),
    optimizer: adam({ beta1: 0.8, beta2: 0.99, epsilon: 1e-6 }),
    learningRate: constantRate(3e-3),
    clip: 0.7,
  });
  golden.loss.forEach((loss, s) => {
    const shape = [9, 3];
    const step = trainStep(trainer, {
      x0: { data: Float64Array.from(golden.x0[s]!), shape },
      row: golden.row[s]!,
      noise: { data: Float64Array.from(golden.noise[s]!), shape },
    });
    expect([step.loss, step.gradNorm]).toBeAllClose([loss, golden.gradNorm[s]!], { rtol: 1e-12 });
    if (s === 0) {
      expect(trainer.gradient).toBeAllClose(bufferOf(golden.gradient), {
        rtol: 1e-11,
        atol: 1e-16,
      });
    }
  });
  expect(trainer.parameters).toBeAllClose(bufferOf(golden.final), { rtol: 1e-11 });
});

test("denoiser(network, parameters, table).call(x, at) is PyTorch's network at one condition per sample", () => {
  const row = golden.row[0]!;
  const at = (name: "signal" | "noise" | "inputScale" | "condition", i: number): number =>
    golden.table[name][row[Math.floor(i / 3)]!]!;
  const x = Float64Array.from(
    golden.x0[0]!,
    (x0, i) => at("inputScale", i) * (at("signal", i) * x0 + at("noise", i) * golden.noise[0]![i]!),
  );
  const condition = Float64Array.from(row, (_, i) => at("condition", 3 * i));
  const model = denoiser(network, bufferOf(golden.initial), { predicts: "x0" });
  const { data } = model.call({ data: x, shape: [9, 3] }, { condition });
  expect(data).toBeAllClose(golden.output, { rtol: 1e-13 });
});
