import "@inkwash/matchers";
import { alphaBar, grid, linear, sigmoid, type Grid } from "@inkwash/schedules";
import { describe, expect, test } from "vitest";
import { ddim, ddpm } from "../src/index.ts";
import { preserving, rescaled } from "./gaussian.ts";

const schedule = linear(1000, { start: 1e-4, end: 0.02 });

/** q(x' | x, x0) from Bayes' rule in precisions, for any rates: [of x0, of x, variance]. */
function bayes(g: Grid, n: number): readonly [number, number, number] {
  const [s, e] = [g.signal[n]!, g.noise[n]!];
  const [s1, e1] = [g.signal[n + 1]!, g.noise[n + 1]!];
  const kernel = e * e - (s / s1) ** 2 * e1 * e1;
  const precision = 1 / (e1 * e1) + (s / s1) ** 2 / kernel;
  return [s1 / (e1 * e1) / precision, s / s1 / kernel / precision, 1 / precision];
}

describe("ddpm(grid)", () => {
  test("is ddim with eta = 1, to the last bit", () => {
    for (const steps of [1, 10, 1000]) {
      for (const predicts of ["epsilon", "v", "score"] as const) {
        const knots = grid(schedule, { steps });
        expect(ddpm(knots, { predicts })).toEqual({
          ...ddim(knots, { predicts, eta: 1 }),
          name: "ddpm",
        });
      }
    }
  });

  test("is Bayes' rule for any rates", () => {
    const base = preserving([-4, -2, 0, 1, 3]);
    for (const scale of [1, 2, 0.5]) {
      const knots = rescaled(base, (n) => scale ** n);
      const plan = ddpm(knots, { predicts: "x0" });
      const expected = Array.from({ length: plan.steps }, (_, n) => bayes(knots, n));
      expect(plan.b).toBeAllClose(
        expected.map((row) => row[0]),
        { rtol: 1e-12 },
      );
      expect(plan.a).toBeAllClose(
        expected.map((row) => row[1]),
        { rtol: 1e-12 },
      );
      expect(plan.c.map((c) => c * c)).toBeAllClose(
        expected.map((row) => row[2]),
        { rtol: 1e-12 },
      );
    }
  });

  test("has tutorial 004's mean and sigma at every step: eps_factor, 1 / sqrt(alpha), sqrt(beta)", () => {
    const hundred = sigmoid(100, { start: 1e-5, end: 0.5e-2 });
    const plan = ddpm(grid(hundred), { variance: "beta", lastNoise: true });
    const bar = alphaBar(hundred);
    const t = Array.from(plan.condition);
    expect(t).toEqual(Array.from({ length: 100 }, (_, n) => 99 - n));
    const beta = t.map((s) => hundred.beta[s]!);
    expect(plan.a).toBeAllClose(
      beta.map((b) => 1 / Math.sqrt(1 - b)),
      { rtol: 1e-13 },
    );
    expect(plan.b).toBeAllClose(
      beta.map((b, n) => -b / Math.sqrt(1 - bar[t[n]!]!) / Math.sqrt(1 - b)),
      { rtol: 1e-10 },
    );
    expect(plan.c).toBeAllClose(
      beta.map((b) => Math.sqrt(b)),
      { rtol: 1e-10 },
    );
  });

  test("has the variances that diffusers publishes for steps 0, 487 and 999", () => {
    const { c } = ddpm(grid(schedule));
    const variance = (t: number): number => c[999 - t]! ** 2;
    expect([variance(0), variance(487), variance(999)]).toBeAllClose([0, 0.00979, 0.02], {
      atol: 1e-5,
    });
  });

  test("adds noise at the last step only where lastNoise asks for it", () => {
    const knots = grid(schedule, { steps: 10 });
    const silent = ddpm(knots, { variance: "beta" });
    const loud = ddpm(knots, { variance: "beta", lastNoise: true });
    expect(silent.c[9]).toBe(0);
    expect(loud.c[9]).toBeCloseTo(Math.sqrt(1 - alphaBar(schedule)[99]!), 14);
    expect(loud.c.slice(0, 9)).toEqual(silent.c.slice(0, 9));
    expect(loud.a).toEqual(silent.a);
    const unfinished = preserving([-2, 0, 2]);
    expect(ddpm(unfinished, { variance: "beta" }).c[1]).toBeGreaterThan(0);
  });

  test("refuses what cannot be, in one sentence", () => {
    const knots = grid(schedule, { steps: 10 });
    expect(() => ddpm(knots, { lastNoise: true })).toThrow(
      'ddpm: lastNoise needs variance "beta", because the posterior\'s variance is 0 at the last step; got "posterior"',
    );
    expect(() => ddpm(knots, { variance: "fixed" as "beta" })).toThrow(
      'ddpm: variance must be "posterior" or "beta"; got fixed',
    );
    expect(() => ddpm(preserving([2, 0]))).toThrow(
      "ddpm: the noise of the grid must descend, but ascends at step 0; use ddim for inversion",
    );
    expect(() => ddpm(preserving([-Infinity, 0]))).toThrow("got epsilon");
  });
});
