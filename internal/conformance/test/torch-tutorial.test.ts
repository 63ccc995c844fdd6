// Tutorial 004 from `torch.manual_seed(0)` on, with every number that PyTorch draws.
import { moons } from "@inkwash/datasets";
import golden from "@inkwash/golden/seed004_seeded_run.json" with { type: "json" };
import "@inkwash/matchers";
import {
  createTrainer,
  denoiser,
  initialise,
  mlp,
  reference,
  tensors,
  train,
  type Draws,
  type Engine,
  type EpochEvent,
  type Trainer,
} from "@inkwash/nn";
import { wasm } from "@inkwash/nn/wasm";
import { randomState } from "@inkwash/random/numpy";
import { randint, randperm, torchGenerator, type TorchGenerator } from "@inkwash/random/torch";
import { ddpm, sample } from "@inkwash/samplers";
import { grid, preset, trainingTable } from "@inkwash/schedules";
import { expect, test } from "vitest";

/** What PyTorch's program draws, in its order: randperm, then randint and randn_like for every batch. */
function torchDraws(torch: TorchGenerator, orders: number[][]): Draws {
  return {
    order: (_, n) => {
      const order = randperm(n, torch);
      orders.push(Array.from(order.subarray(0, 10)));
      return (position) => order[position]!;
    },
    rows: (_, rows, out) => {
      const t = randint(0, rows, Math.floor(out.length / 2) + 1, torch);
      out.set([...t, ...t.map((each) => rows - 1 - each)].slice(0, out.length));
    },
    noise: (_, out) => torch.fillNormal(out),
  };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b) / values.length;

function expectParameters(
  trainer: Trainer,
  parameters: Float32Array | Float64Array,
  expected: typeof golden.parameters,
): void {
  for (const [name, { data }] of Object.entries(tensors(trainer.network, parameters))) {
    const { first, sumsq } = expected[name as keyof typeof expected];
    expect(data.slice(0, first.length), name).toBeAllClose(first, { atol: 2e-5 });
    let sum = 0;
    for (const value of data) sum += value * value;
    expect([sum], name).toBeAllClose([sumsq], { rtol: 1e-4 });
  }
}

// The readable engine takes 5 s for it.
const engines: readonly (readonly [name: string, engine: Engine])[] = [
  ["wasm", wasm()],
  ["wasm fast", wasm({ fast: true })],
  ...(process.env["INKWASH_TIER"] === "full" ? [["reference", reference()] as const] : []),
];

test.each(engines)(
  "tutorial 004 from a seed of PyTorch: 158 losses, weights, averages and samples: %s",
  async (_, engine) => {
    const schedule = preset("004-faithful");
    const table = trainingTable(schedule, { predicts: "epsilon" });
    const points = moons({ n: 10_000, rng: randomState(0), noise: 0.1 });
    const data = { data: Float32Array.from(points.data), shape: points.shape };

    const torch = torchGenerator(0);
    const network = mlp({
      dimension: 2,
      activation: "softplus",
      conditioning: { kind: "embedding", steps: 100 },
    });
    const trainer = createTrainer(network, table, {
      parameters: initialise(network, { rng: torch }),
      ema: { decay: 0.9 },
      engine,
    });
    const orders: number[][] = [];
    const losses: number[] = [];
    const epochs: EpochEvent[] = [];
    const rng = torchDraws(torch, orders);
    const options = { rng, steps: 158, lastBatch: "keep", report: 1, epochs: true } as const;
    for (const event of train(trainer, data, options)) {
      if (event?.type === "train-step") losses.push(...event.losses);
      if (event?.type === "epoch") epochs.push(event);
    }
    expect(orders).toEqual(golden.orders);
    // What float32 sums in another order make of 158 steps; the first loss agrees to 2e-7.
    expect(losses).toBeAllClose(golden.loss, { rtol: 5e-6 });
    expect(losses.slice(0, 5)).toBeAllClose(golden.loss.slice(0, 5), { rtol: 5e-7 });
    expect(epochs.map(({ epoch, step, lastLoss }) => [epoch, step, lastLoss])).toEqual([
      [1, 79, losses[78]],
      [2, 158, losses[157]],
    ]);
    const means = [golden.loss.slice(0, 79), golden.loss.slice(79)].map(mean);
    expect(epochs.map(({ meanLoss }) => meanLoss)).toBeAllClose(means, { rtol: 1e-6 });
    expectParameters(trainer, trainer.parameters, golden.parameters);
    expectParameters(trainer, trainer.average, golden.average);

    // p_sample_loop goes on with the same stream, at the weights and not at their average.
    const model = denoiser(network, trainer.parameters, table, { engine });
    const plan = ddpm(grid(schedule, { steps: 100 }), { variance: "beta", lastNoise: true });
    const { data: x } = await sample(model, plan, { shape: [1000, 2], rng: torch });
    expect(x.slice(0, 20)).toBeAllClose(golden.samples.flat(), { atol: 1e-4 });
    const moments = [0, 1].map((axis) => {
      const values = Array.from({ length: 1000 }, (__, i) => x[2 * i + axis]!);
      const centre = mean(values);
      const square = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
      return [centre, Math.sqrt(square / 999)];
    });
    expect(moments.map(([centre]) => centre!)).toBeAllClose(golden.mean, { atol: 1e-5 });
    expect(moments.map(([, spread]) => spread!)).toBeAllClose(golden.deviation, { atol: 1e-5 });
  },
);
