// The digits of the guide "How good are the samples?": half a minute of training on two thirds of them, judged by
// the others at several strengths of guidance.
//
//   node --conditions=@inkwash/source internal/conformance/src/quality/digits.ts
//
// writes digits.json beside this file, and the pictures of the guide.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { take, type Samples } from "@inkwash/datasets";
import { denoiser } from "@inkwash/nn";
import { wasm } from "@inkwash/nn/wasm";
import { philox } from "@inkwash/random";
import { sample } from "@inkwash/samplers";
import { imagePng } from "@inkwash/viz";
import { philox as faster } from "@inkwash/wasm-kernels";
import { digitNetwork, digitPlan, digitSteps, digitTable, learnDigits } from "./digit-recipe.ts";
import { scoreDigits, type DigitScores } from "./digit-scores.ts";
import { digitSplit } from "./digit-split.ts";
import { pictures } from "./pictures.ts";

const n = 600;
const rows = 4;

/** A sheet of the first images of every class: one column per class. */
function draw(name: string, images: Samples, label: ArrayLike<number>): void {
  const places = Array.from({ length: 10 * rows }, (_, i) => {
    const column = [...images.data.keys()].filter((at) => label[at] === i % 10);
    return column[Math.floor(i / 10)]!;
  });
  const sheet = imagePng(take(images, places), { columns: 10, scale: 6, gap: 6 });
  writeFileSync(join(pictures, `${name}.png`), sheet);
}

const split = digitSplit();
const before = process.cpuUsage();
const parameters = learnDigits(split.learned, {
  engine: wasm(),
  steps: digitSteps,
  rng: faster(philox(5)),
});
const { user, system } = process.cpuUsage(before);
const seconds = (user + system) / 1e6;

const first = take(
  split.learned,
  Array.from({ length: n }, (_, i) => i),
);
const real = scoreDigits(first, first.label!, split);
draw("digits-real", split.heldOut, split.heldOut.label!);
console.log(seconds.toFixed(1), real);

const label = Float64Array.from({ length: n }, (_, i) => i % 10);
const guided: { guidance: number; scores: DigitScores }[] = [];
for (const guidance of [0, 0.5, 1, 2]) {
  const options = { engine: wasm(), label, guidance };
  const model = denoiser(digitNetwork, parameters, digitTable, options);
  const images = await sample(model, digitPlan, { shape: [n, 1, 8, 8], rng: philox(9) });
  const scores = scoreDigits(images, label, split);
  console.log(guidance, scores);
  guided.push({ guidance, scores });
  if (guidance === 0.5) draw("digits-samples", images, label);
}
const date = new Date().toISOString().slice(0, 10);
writeFileSync(
  join(import.meta.dirname, "digits.json"),
  `${JSON.stringify({ date, steps: digitSteps, n, seconds, real, guided }, undefined, 2)}\n`,
);
