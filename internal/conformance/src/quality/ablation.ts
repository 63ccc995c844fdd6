// The ablation of the guide "How good are the samples?": the recipe with one thing changed at a time, on two
// sets, at the same number of steps.
//
//   node --conditions=@inkwash/source internal/conformance/src/quality/ablation.ts
//
// writes ablation.json beside this file.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  averageSnapshots,
  denoiser,
  mlp,
  reconstructAverage,
  type AverageSnapshot,
  type MlpOptions,
} from "@inkwash/nn";
import { wasm } from "@inkwash/nn/wasm";
import { philox } from "@inkwash/random";
import { ddpm, heun, sample, type Plan, type Samples } from "@inkwash/samplers";
import { grid, preset, trainingNodes, trainingTable } from "@inkwash/schedules";
import type { Preset, TrainingTable, TrainingTableOptions } from "@inkwash/schedules";
import { philox as faster } from "@inkwash/wasm-kernels";
import { learn } from "./learn.ts";
import { planeSets } from "./plane-sets.ts";
import { conditioning, diffusion, ema, levels, nodes, recipe, table } from "./recipe.ts";
import { scorer } from "./scores.ts";

const n = 10_000;
const pairs = 3;
const steps = 4_000;

/** One line of the table: what is told how, what is learned, how it is sampled. */
interface Variant {
  readonly name: string;
  readonly network?: Partial<MlpOptions>;
  readonly table?: TrainingTable;
  readonly plan?: Plan;
}

/** One hundred steps of a schedule, sampled one by one. */
function discrete(
  name: Preset,
  condition: NonNullable<TrainingTableOptions["condition"]>,
): Pick<Variant, "table" | "plan"> {
  const schedule = preset(name);
  return {
    table: trainingTable(schedule, { condition }),
    plan: ddpm(grid(schedule, { condition })),
  };
}

const variants: readonly Variant[] = [
  { name: "the recipe" },
  { name: "time as FiLM", network: { entry: "film" } },
  { name: "time beside the input", network: { entry: "concat" } },
  {
    name: "weighting simple",
    table: trainingNodes(diffusion, { ...nodes, weighting: "simple" }),
  },
  {
    name: "weighting min-SNR, gamma 5",
    table: trainingNodes(diffusion, { ...nodes, weighting: "min-snr" }),
  },
  { name: "linear schedule, epsilon", ...discrete("004-corrected", "log-snr") },
  {
    name: "linear schedule, epsilon, a learned gate per step",
    network: { conditioning: { kind: "embedding", steps: 100 } },
    ...discrete("004-corrected", "step"),
  },
  {
    name: "tutorial 004's schedule, epsilon, a learned gate per step",
    network: { conditioning: { kind: "embedding", steps: 100 } },
    ...discrete("004-faithful", "step"),
  },
];

const quick = heun(levels(20), { predicts: "x0" });
const sets = ["swiss roll", "checkerboard"].map((name) =>
  planeSets.find((set) => set.name === name)!,
);
const found: { set: string; name: string; sliced: number; accuracy: number }[] = [];
for (const set of sets) {
  const { sliced } = scorer(set, { n, pairs, rng: philox(7) });
  const { accuracy } = scorer(set, { n, pairs: 1, rng: philox(7) });
  for (const variant of variants) {
    const { name, plan = quick } = variant;
    const network = mlp({ dimension: 2, conditioning, ...variant.network });
    const learned = variant.table ?? table;
    const base = name === "the recipe";
    const averages = base ? [ema, { sigma: 0.05 }, { sigma: 0.1 }] : [ema];
    const course = { ...recipe(wasm()), network, table: learned, steps, ema: averages };
    const snapshots: AverageSnapshot[] = [];
    const { trainer } = learn(set, course, faster(philox(1)), (now) => {
      if (base) snapshots.push(...averageSnapshots(now));
    });

    const judge = async (as: string, parameters: Float32Array | Float64Array): Promise<void> => {
      const model = denoiser(network, parameters, learned, { engine: wasm() });
      const samples: Samples[] = [];
      for (let k = 0; k < pairs; k++) {
        samples.push(await sample(model, plan, { shape: [n, 2], rng: philox(3).fork(k) }));
      }
      const draw = (k: number): Samples => samples[k]!;
      const line = { set: set.name, name: as, sliced: sliced(draw), accuracy: accuracy(draw) };
      console.log(line);
      found.push(line);
    };
    await judge(name, trainer.average);
    if (!base) continue;
    await judge("no average", trainer.parameters);
    for (const sigma of [0.05, 0.15]) {
      await judge(
        `average over sigma ${sigma}, post hoc`,
        reconstructAverage(snapshots, { sigma }),
      );
    }
  }
}
const settings = { steps, batch: 128, n, pairs, predictions: quick.steps };
writeFileSync(
  join(import.meta.dirname, "ablation.json"),
  `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), settings, found }, undefined, 2)}\n`,
);
