// The 4 x 4 register tile against three plain loops (of which one reads a column with a stride, as
// X W is usually written), a whole training step and prediction of the tutorial's size, and of a U-net.
//
//   node --conditions=@inkwash/source packages/nn/bench/reference.bench.ts

import { philox } from "@inkwash/random";
import {
  createTrainer,
  denoiser,
  initialise,
  mlp,
  train,
  trainStep,
  unet,
  type TrainingTable,
} from "../src/index.ts";
import { multiplyTransposed } from "../src/reference/matmul.ts";

const size = 128;
const rng = philox(1);
const a = rng.fillNormal(new Float64Array(size * size));
const b = rng.fillNormal(new Float64Array(size * size));
const c = new Float64Array(size * size);

function plainLoops(): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let p = 0; p < size; p++) sum += a[i * size + p]! * b[j * size + p]!;
      c[i * size + j] = sum;
    }
  }
}

function strided(): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let p = 0; p < size; p++) sum += a[i * size + p]! * b[p * size + j]!;
      c[i * size + j] = sum;
    }
  }
}

const tiled = (): void => multiplyTransposed(c, a, b, size, size, size);

/** The median CPU time of 21 runs after 5 to warm up, in ms. */
function time(run: () => void, each = 1): number {
  const times = Array.from({ length: 26 }, () => {
    const before = process.cpuUsage();
    for (let i = 0; i < each; i++) run();
    return process.cpuUsage(before).user / 1000 / each;
  });
  return times.slice(5).toSorted((x, y) => x - y)[10]!;
}

const base = time(tiled, 20);
for (const [name, run] of Object.entries({ tiled, plainLoops, strided })) {
  const ms = time(run, 20);
  const rate = (2 * size ** 3) / ms / 1e6;
  console.log(
    `128 x 128 x 128 ${name.padEnd(10)} ${ms.toFixed(3)} ms  ${rate.toFixed(1)} GF/s  ${(ms / base).toFixed(1)} x`,
  );
}

const rows = 100;
const angle = Float64Array.from({ length: rows }, (_, t) => ((t + 0.5) * Math.PI) / (2 * rows));
const column = (value: number): Float64Array => new Float64Array(rows).fill(value);
const table: TrainingTable = {
  predicts: "epsilon",
  signal: angle.map(Math.cos),
  noise: angle.map(Math.sin),
  targetData: column(0),
  targetNoise: column(1),
  inputScale: column(1),
  skip: column(0),
  outScale: column(1),
  weight: column(1),
  condition: angle.map((_, t) => t),
};
const data = { data: rng.fillNormal(new Float32Array(20_000)), shape: [10_000, 2] };
const out = { data: new Float32Array(20_000), shape: [10_000, 2] };
for (const activation of ["softplus", "silu"] as const) {
  for (const conditioning of [
    { kind: "embedding", steps: rows },
    { kind: "fourier", features: 16, range: [0, 99] },
  ] as const) {
    const network = mlp({ dimension: 2, activation, conditioning });
    const trainer = createTrainer(network, table, {
      parameters: initialise(network, { rng }),
      ema: { decay: 0.999 },
    });
    const steps = train(trainer, data, { rng, steps: 1e6 });
    const step = time(() => void steps.next(), 10);
    const model = denoiser(network, trainer.average, table);
    const predict = time(() => void model.call(data, { condition: 5 }, out));
    console.log(
      `${conditioning.kind.padEnd(9)} ${activation.padEnd(8)} step of 128: ${step.toFixed(2)} ms, 10,000 predictions: ${predict.toFixed(0)} ms`,
    );
  }
}

const pictures = { data: data.data.slice(0, 8 * 64), shape: [8, 1, 8, 8] };
const pictured = unet({ side: 8, conditioning: { kind: "sinusoidal", features: 32 } });
const painter = createTrainer(pictured, table, { parameters: initialise(pictured, { rng }) });
const row = Int32Array.from({ length: 8 }, (_, i) => 10 * i);
const paint = time(() => void trainStep(painter, { x0: pictures, noise: pictures, row }));
console.log(`U-net of 8 x 8 pictures, step: ${(paint / 8).toFixed(1)} ms per picture`);
