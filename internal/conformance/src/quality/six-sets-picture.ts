// The picture of the guide "How good are the samples?": 3,000 fresh points of each set, and under them as many
// samples of the models that six-sets.ts has written.
//
//   node --conditions=@inkwash/source internal/conformance/src/quality/six-sets-picture.ts MODELS

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeModel, denoiser } from "@inkwash/nn";
import { wasm } from "@inkwash/nn/wasm";
import { philox } from "@inkwash/random";
import { sample } from "@inkwash/samplers";
import { scatterFilm, toPngSheet } from "@inkwash/viz";
import { pictures } from "./pictures.ts";
import { planeSets } from "./plane-sets.ts";
import { plan } from "./recipe.ts";

const n = 3_000;
const [folder = "models"] = process.argv.slice(2);

const data = planeSets.map((set) => ({
  points: set.draw(n, philox(11)),
  caption: set.name,
  progress: 0,
}));
const drawn = [];
for (const { name } of planeSets) {
  const model = decodeModel(readFileSync(join(folder, `${name}.safetensors`)));
  const { network, parameters, preconditioning } = model;
  const from = denoiser(network, parameters, preconditioning, { engine: wasm() });
  const points = await sample(from, plan, { shape: [n, 2], rng: philox(12) });
  drawn.push({ points, caption: "samples", progress: 0 });
}
for (const theme of ["light", "dark"] as const) {
  const film = scatterFilm([...data, ...drawn], {
    width: 240,
    height: 240,
    radius: 1,
    extent: [
      [-2.4, 2.4],
      [-2.4, 2.4],
    ],
    theme,
  });
  const sheet = toPngSheet(film, { frames: film.length, columns: planeSets.length });
  writeFileSync(join(pictures, `points-${theme}.png`), sheet);
}
