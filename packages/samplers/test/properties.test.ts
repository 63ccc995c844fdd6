import { assert, asyncProperty, constantFrom, double, property, uniqueArray } from "fast-check";
import { philox } from "@inkwash/random";
import type { Grid, Prediction } from "@inkwash/schedules";
import { exp } from "@inkwash/special";
import { describe, expect, test } from "vitest";
import { ddim, ddpm, sample } from "../src/index.ts";
import { optimal, preserving, rescaled } from "./gaussian.ts";

const numRuns = process.env["INKWASH_TIER"] === "full" ? 20_000 : 500;
const settings = { seed: 20261121, numRuns };

/** Log-SNRs of 2 to 12 knots anywhere between -60 and 60, in order. */
const levels = uniqueArray(double({ min: -60, max: 60, noNaN: true }), {
  minLength: 2,
  maxLength: 12,
}).map((list) => list.toSorted((a, b) => a - b));
const scales = constantFrom<(grid: Grid) => (n: number) => number>(
  () => () => 1,
  (grid) => (n) => 1 / Math.max(grid.signal[n]!, exp(-40)),
  (grid) => (n) => 1 / (grid.signal[n]! + grid.noise[n]!),
);
const kinds = constantFrom<Prediction>("epsilon", "x0", "v", "score", "flow");
const etas = double({ min: 0, max: 1, noNaN: true });

const knotsOf = (list: readonly number[], scale: (g: Grid) => (n: number) => number): Grid => {
  const base = preserving([...list, Infinity]);
  return rescaled(base, scale(base));
};
const finite = (array: Float64Array): boolean => array.every((v) => Number.isFinite(v));

describe("any descending grid", () => {
  test("gives finite plans, c in [0, noise'], for any rates, kind and eta", () => {
    assert(
      property(levels, scales, kinds, etas, (list, scale, predicts, eta) => {
        const knots = knotsOf(list, scale);
        const plans = [
          ddim(knots, { eta, predicts }),
          ddpm(knots, { predicts }),
          ddpm(knots, { predicts, variance: "beta", lastNoise: true }),
        ];
        for (const plan of plans) {
          expect(finite(plan.a) && finite(plan.b) && finite(plan.c)).toBe(true);
          expect(plan.c.every((c) => c >= 0)).toBe(true);
        }
        const [free] = plans;
        expect(free!.c.every((c, n) => c <= knots.noise[n + 1]!)).toBe(true);
      }),
      settings,
    );
  });

  test("ends in finite samples of a Gaussian, split or not", async () => {
    await assert(
      asyncProperty(levels, kinds, etas, async (list, predicts, eta) => {
        const plan = ddim(
          knotsOf(list, () => () => 1),
          { eta, predicts },
        );
        const denoiser = optimal({ mean: [0.5], variance: [2] }, predicts);
        const rng = philox(list.length);
        const run = (first: number, n: number) =>
          sample(denoiser, plan, { shape: [n, 1], rng, first, precision: "float64" });
        const whole = await run(0, 5);
        expect(whole.data.every((v) => Number.isFinite(v))).toBe(true);
        const [left, right] = [await run(0, 2), await run(2, 3)];
        expect([...left.data, ...right.data]).toEqual([...whole.data]);
      }),
      { ...settings, numRuns: Math.ceil(numRuns / 5) },
    );
  });
});
