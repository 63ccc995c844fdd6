import { readFileSync } from "node:fs";
import { join } from "node:path";
import { denoiser, type NetworkDenoiser } from "@inkwash/nn";
import { wasm } from "@inkwash/nn/wasm";
import { philox } from "@inkwash/random";
import { sample } from "@inkwash/samplers";
import { philox as faster } from "@inkwash/wasm-kernels";
import { describe, expect, test } from "vitest";
import { blob } from "../src/quality/blob.ts";
import {
  digitNetwork,
  digitPlan,
  digitSteps,
  digitTable,
  learnDigits,
} from "../src/quality/digit-recipe.ts";
import { scoreDigits } from "../src/quality/digit-scores.ts";
import { digitSplit } from "../src/quality/digit-split.ts";
import { learn } from "../src/quality/learn.ts";
import { planeSets, type PlaneSet } from "../src/quality/plane-sets.ts";
import { plan, recipe } from "../src/quality/recipe.ts";
import { scorer, type Draw } from "../src/quality/scores.ts";
import { ablationRows, digitRows, sixSetRows } from "../src/quality/tables.ts";

const full = process.env["INKWASH_TIER"] === "full";
const minutes = 60_000;

const setOf = (name: string): PlaneSet => planeSets.find((set) => set.name === name)!;

/** The recipe, trained on a set. */
function trained(set: PlaneSet, steps: number): NetworkDenoiser {
  const course = { ...recipe(wasm()), steps };
  const { trainer } = learn(set, course, faster(philox(1)));
  return denoiser(course.network, trainer.average, course.table, { engine: wasm() });
}

async function draws(model: NetworkDenoiser, n: number, pairs: number): Promise<Draw> {
  const samples: Awaited<ReturnType<typeof sample>>[] = [];
  for (let k = 0; k < pairs; k++) {
    samples.push(await sample(model, plan, { shape: [n, 2], rng: philox(3).fork(k) }));
  }
  return (k) => samples[k]!;
}

describe("the recipe of the guide", () => {
  test("in 2,000 steps draws moons that stay within 1.5 floors; a Gaussian is beyond 3", async () => {
    const set = setOf("moons");
    const [n, pairs] = [2_000, 4];
    const { sliced, energy, accuracy } = scorer(set, { n, pairs, rng: philox(7) });
    const ours = await draws(trained(set, 2_000), n, pairs);
    const gaussian: Draw = (k) => blob(set, n, philox(8).fork(k));
    expect(sliced(ours)).toBeLessThan(1.5);
    expect(energy(ours)).toBeLessThan(2);
    expect(accuracy(ours)).toBeLessThan(0.55);
    expect(sliced(gaussian)).toBeGreaterThan(3);
    expect(energy(gaussian)).toBeGreaterThan(3);
    expect(accuracy(gaussian)).toBeGreaterThan(0.7);
  });

  test("scores fresh data at 1 floor, and tells nothing apart", () => {
    const set = setOf("checkerboard");
    const { sliced, energy, accuracy } = scorer(set, { n: 1_000, pairs: 12, rng: philox(7) });
    const fresh: Draw = (k) => set.draw(1_000, philox(9).fork(k));
    for (const distance of [sliced, energy])
      expect(Math.abs(distance(fresh) - 1)).toBeLessThan(0.25);
    expect(Math.abs(accuracy(fresh) - 0.5)).toBeLessThan(0.01);
  });

  test.runIf(full)(
    "at its full length draws swiss rolls within 1.5 floors, energy 2, told apart at most 55 in 100 times",
    async () => {
      const set = setOf("swiss roll");
      const [n, pairs] = [10_000, 6];
      const { sliced, energy, accuracy } = scorer(set, { n, pairs, rng: philox(7) });
      const ours = await draws(trained(set, recipe(wasm()).steps), n, pairs);
      expect(sliced(ours)).toBeLessThan(1.5);
      expect(energy(ours)).toBeLessThan(2);
      expect(accuracy(ours)).toBeLessThan(0.55);
    },
    30 * minutes,
  );
});

test.runIf(full)(
  "guided digits are of the wanted class for 95 of 100, and lie where held-out digits lie",
  async () => {
    const split = digitSplit();
    const engine = wasm();
    const rng = faster(philox(5));
    const parameters = learnDigits(split.learned, { engine, steps: digitSteps, rng });
    const label = Float64Array.from({ length: 600 }, (_, i) => i % 10);
    const options = { engine, label, guidance: 0.5 };
    const model = denoiser(digitNetwork, parameters, digitTable, options);
    const images = await sample(model, digitPlan, { shape: [600, 1, 8, 8], rng: philox(9) });
    const scores = scoreDigits(images, label, split);
    expect(scores.wanted).toBeGreaterThan(0.95);
    expect(scores.precision).toBeGreaterThan(0.85);
    expect(scores.recall).toBeGreaterThan(0.7);
    expect(scores.novelty).toBeGreaterThan(0.8);
  },
  30 * minutes,
);

test("the guide shows the numbers that the scripts wrote", () => {
  const guide = readFileSync(
    join(import.meta.dirname, "../../../apps/docs/src/content/docs/guides/quality.md"),
    "utf8",
  );
  const rows = guide.split("\n").filter((line) => /^\|.*\d/.test(line));
  expect(rows.map((line) => line.replaceAll(/ +/g, " "))).toEqual([
    ...sixSetRows,
    ...ablationRows,
    ...digitRows,
  ]);
});
