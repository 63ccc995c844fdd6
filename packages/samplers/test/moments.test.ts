import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { alphaBar, cosine, grid, linear } from "@inkwash/schedules";
import { describe, expect, test } from "vitest";
import { ddim, ddpm, sample, startingNoise, type Plan } from "../src/index.ts";
import { optimal, preserving } from "./gaussian.ts";
import { moments } from "./moments.ts";

const full = process.env["INKWASH_TIER"] === "full";
const schedule = linear(1000, { start: 1e-4, end: 0.02 });
const n = full ? 200_000 : 10_000;

describe("the law of the samples", () => {
  test('ddpm with variance "beta" is exact for N(0, 1) at any number of steps', () => {
    for (const steps of [1, 2, 7, 100, 1000]) {
      const plan = ddpm(grid(schedule, { steps }), { variance: "beta", lastNoise: true });
      expect(moments(plan, 0, 1)).toBeAllClose([0, 1], { rtol: 1e-12 });
    }
  });

  test('ddpm with variance "posterior", and ddim with any eta, are exact for one point', () => {
    for (const steps of [1, 2, 7, 100]) {
      for (const eta of [0, 0.5, 1]) {
        const knots = grid(cosine(100), { steps });
        expect(moments(ddim(knots, { eta }), 3, 0)).toBeAllClose([3, 0], { atol: 1e-12 });
      }
    }
    const inside = preserving([-5, -3, -1, 0, 1]);
    const start = [inside.signal[0]! * 3, inside.noise[0]! ** 2] as const;
    const law = [inside.signal[4]! * 3, inside.noise[4]! ** 2];
    for (const eta of [0, 0.5, 1]) {
      expect(moments(ddim(inside, { eta }), 3, 0, start)).toBeAllClose(law, { rtol: 1e-13 });
    }
  });

  test('ddpm with variance "posterior" errs towards too narrow on any Gaussian', () => {
    for (const variance of [0.01, 0.25, 1, 4]) {
      for (const steps of [10, 50, 250, 1000]) {
        expect(moments(ddpm(grid(schedule, { steps })), 0, variance)[1]).toBeLessThan(variance);
      }
    }
  });

  test("lastNoise adds the first beta to the variance, and nothing else", () => {
    const knots = grid(schedule, { steps: 100 });
    const [mean, variance] = moments(ddpm(knots, { variance: "beta" }), 1, 0.25);
    expect(moments(ddpm(knots, { variance: "beta", lastNoise: true }), 1, 0.25)).toBeAllClose(
      [mean, variance + 1 - alphaBar(schedule)[9]!],
      { rtol: 1e-12 },
    );
  });

  test("1,000 steps bring both variances within 2 % of N(1, 1/4)", () => {
    for (const variance of ["posterior", "beta"] as const) {
      const [mean, spread] = moments(ddpm(grid(schedule), { variance }), 1, 0.25);
      expect(mean).toBeCloseTo(1, 2);
      expect(Math.abs(spread / 0.25 - 1)).toBeLessThan(0.02);
    }
  });

  // Mean and variance of n samples, each within 5.5 standard errors of what the plan's exact moments
  // say: a false alarm in 2.6e7 for each of the 20 numbers compared; the seed is fixed besides.
  test.each<readonly [string, Plan]>([
    ["ddpm posterior", ddpm(grid(schedule, { steps: 50 }))],
    ["ddpm beta", ddpm(grid(schedule, { steps: 50 }), { variance: "beta" })],
    ["ddpm beta, last noise", ddpm(grid(cosine(30)), { variance: "beta", lastNoise: true })],
    ["ddim", ddim(grid(schedule, { steps: 50 }))],
    ["ddim eta 0.5", ddim(grid(schedule, { steps: 50 }), { eta: 0.5 })],
  ])("sample has the moments of its plan: %s", async (_, plan) => {
    const data = { mean: [1, -2], variance: [0.25, 4] };
    const { data: x } = await sample(optimal(data), plan, { shape: [n, 2], rng: philox(11) });
    for (const j of [0, 1]) {
      const [mean, variance] = moments(plan, data.mean[j]!, data.variance[j]!);
      const values = Array.from({ length: n }, (__, i) => x[2 * i + j]! - mean);
      const first = values.reduce((s, v) => s + v, 0) / n;
      const second = values.reduce((s, v) => s + v * v, 0) / n;
      expect(Math.abs(first)).toBeLessThan(5.5 * Math.sqrt(variance / n));
      expect(Math.abs(second / variance - 1)).toBeLessThan(5.5 * Math.sqrt(2 / n));
    }
  });

  test("startingNoise is N(0, signal^2 + noise^2)", () => {
    const plan = ddim(preserving([-2, 2]));
    const exploding: Plan = { ...plan, signal: Float64Array.of(1), noise: Float64Array.of(7) };
    for (const [start, variance] of [
      [plan, 1],
      [exploding, 50],
    ] as const) {
      const { data } = startingNoise(start, [n], { rng: philox(3) });
      const second = Array.from(data).reduce((s, v) => s + v * v, 0) / n;
      expect(Math.abs(second / variance - 1)).toBeLessThan(5.5 * Math.sqrt(2 / n));
    }
  });
});
