// The table of the guide "How good are the samples?": trains the recipe on the six sets, each for a
// minute of one thread, and judges 10,000 samples, six times, beside a Gaussian of the same covariance.
//
//   node --conditions=@inkwash/source internal/conformance/src/quality/six-sets.ts MODELS
//
// writes the models to the folder MODELS, and six-sets.json beside this file.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { denoiser, encodeModel } from "@inkwash/nn";
import { wasm } from "@inkwash/nn/wasm";
import { philox } from "@inkwash/random";
import { sample, type Samples } from "@inkwash/samplers";
import { philox as faster } from "@inkwash/wasm-kernels";
import { blob } from "./blob.ts";
import { learn } from "./learn.ts";
import { planeSets } from "./plane-sets.ts";
import { plan, recipe } from "./recipe.ts";
import { scorer, type Draw } from "./scores.ts";

const n = 10_000;
const pairs = 6;
const [folder = "models"] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const course = recipe(wasm());
const { network, table, steps, batch } = course;
const sets = [];
for (const set of planeSets) {
  const { trainer, seconds } = learn(set, course, faster(philox(1)));
  const parameters = trainer.average;
  writeFileSync(
    join(folder, `${set.name}.safetensors`),
    encodeModel({ network, parameters, preconditioning: table }),
  );
  const model = denoiser(network, parameters, table, { engine: wasm() });
  const samples: Samples[] = [];
  for (let k = 0; k < pairs; k++) {
    samples.push(await sample(model, plan, { shape: [n, 2], rng: philox(3).fork(k) }));
  }
  const { sliced, energy, accuracy } = scorer(set, { n, pairs, rng: philox(7) });
  const scores = (draw: Draw): Record<"sliced" | "energy" | "accuracy", number> => ({
    sliced: sliced(draw),
    energy: energy(draw),
    accuracy: accuracy(draw),
  });
  const ours = scores((k) => samples[k]!);
  const gaussian = scores((k) => blob(set, n, philox(8).fork(k)));
  console.log(set.name, seconds.toFixed(1), ours, gaussian);
  sets.push({ name: set.name, seconds, ours, gaussian });
}
const settings = { steps, batch, n, pairs, predictions: plan.steps };
const found = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  settings,
  sets,
};
writeFileSync(
  join(import.meta.dirname, "six-sets.json"),
  `${JSON.stringify(found, undefined, 2)}\n`,
);
