import "@inkwash/matchers";
import {
  alphaBar,
  grid,
  linear,
  scaledLinear,
  type Grid,
  type Prediction,
} from "@inkwash/schedules";
import { describe, expect, test } from "vitest";
import { ddim } from "../src/index.ts";
import { as, preserving, rescaled } from "./gaussian.ts";

const schedule = linear(1000, { start: 1e-4, end: 0.02 });
const bars = alphaBar(schedule);
const kinds: readonly Prediction[] = ["epsilon", "x0", "v", "score", "flow"];
const deep = preserving([-9, -4, -1, 0, 0.5, 3, 8]);
const exploding = rescaled(deep, (n) => 1 / deep.signal[n]!);
const straight = rescaled(deep, (n) => 1 / (deep.signal[n]! + deep.noise[n]!));
const rates: readonly (readonly [string, Grid])[] = [
  ["variance preserving", deep],
  ["variance exploding", exploding],
  ["flow", straight],
];
const reversed = (g: Grid): Grid => ({
  signal: g.signal.toReversed(),
  noise: g.noise.toReversed(),
  logSnr: g.logSnr.toReversed(),
  condition: g.condition,
});

describe("ddim(grid)", () => {
  test("has the textbook's coefficients at every step of a trailing grid", () => {
    for (const steps of [1, 7, 50, 1000]) {
      const knots = grid(schedule, { steps });
      const plan = ddim(knots);
      const bar = Array.from(knots.condition, (t) => bars[t]!);
      const next = [...bar.slice(1), 1];
      const a = bar.map((ab, n) => Math.sqrt(next[n]! / ab));
      const b = bar.map((ab, n) => Math.sqrt(1 - next[n]!) - a[n]! * Math.sqrt(1 - ab));
      expect(plan).toMatchObject({ name: "ddim", predicts: "epsilon", steps, history: 1 });
      expect(plan.a).toBeAllClose(a, { rtol: 1e-13 });
      expect(plan.b).toBeAllClose(b, { rtol: 1e-10 });
      expect(plan.c).toEqual(new Float64Array(steps));
      expect(plan.signal).toEqual(knots.signal.slice(0, steps));
      expect(plan.noise).toEqual(knots.noise.slice(0, steps));
      expect(plan.logSnr).toEqual(knots.logSnr.slice(0, steps));
      expect(plan.condition).toEqual(knots.condition);
    }
  });

  test("keeps its digits where the textbook's difference cancels", () => {
    const near = [0.3, 0.3 + 1e-10];
    const knots = preserving(near);
    const step = near[1]! - near[0]!;
    // sqrt(noise'^2) - (signal' / signal) noise = noise' (1 - e^(step / 2)) = -noise' step / 2 (1 + O(1e-10))
    const exact = (-knots.noise[1]! * step) / 2;
    expect(ddim(knots).b).toBeAllClose([exact], { rtol: 1e-9 });
    const sum = -knots.noise[1]! * (step / 2 + (step * step) / 8);
    expect(ddim(knots).b).toBeAllClose([sum], { rtol: 1e-15 });
  });

  test.each(rates)("takes every prediction to the same place, %s", (_, knots) => {
    const [x0, epsilon] = [0.7, -1.3];
    for (const eta of [0, 0.4, 1]) {
      for (const predicts of kinds) {
        const plan = ddim(knots, { eta, predicts });
        for (let n = 0; n < plan.steps; n++) {
          const [signal, noise] = [knots.signal[n]!, knots.noise[n]!];
          const x = signal * x0 + noise * epsilon;
          const m = as(predicts, x0, epsilon, signal, noise);
          const left = knots.noise[n + 1]! ** 2 - plan.c[n]! ** 2;
          expect([plan.a[n]! * x + plan.b[n]! * m]).toBeAllClose(
            [knots.signal[n + 1]! * x0 + Math.sqrt(left) * epsilon],
            { rtol: 1e-12, atol: 1e-14 },
          );
        }
      }
    }
  });

  test("draws eta times the posterior's standard deviation", () => {
    const knots = grid(schedule, { steps: 20 });
    const bar = Array.from(knots.condition, (t) => bars[t]!);
    const next = [...bar.slice(1), 1];
    const posterior = bar.map((ab, n) =>
      Math.sqrt(((1 - next[n]!) / (1 - ab)) * (1 - ab / next[n]!)),
    );
    expect(ddim(knots, { eta: 0.3 }).c).toBeAllClose(
      posterior.map((c) => 0.3 * c),
      { rtol: 1e-12 },
    );
  });

  test("starts at pure noise with x0, v or flow, and says why not with epsilon or score", () => {
    const knots = preserving([-Infinity, -1, 2, Infinity]);
    for (const predicts of ["x0", "v", "flow"] as const) {
      const plan = ddim(knots, { predicts, eta: 0.5 });
      expect([...plan.a, ...plan.b, ...plan.c].every(Number.isFinite)).toBe(true);
    }
    expect(() => ddim(knots)).toThrow(
      "ddim: predicts must be x0, v or flow where signal is 0 (knot 0), because epsilon says nothing about the data there; got epsilon",
    );
    expect(() => ddim(knots, { predicts: "score" })).toThrow(RangeError);
  });

  test("ends at the data exactly: x' = x0", () => {
    for (const predicts of kinds) {
      const knots = preserving([-1, Infinity]);
      const plan = ddim(knots, { predicts, eta: 1 });
      const [signal, noise] = [knots.signal[0]!, knots.noise[0]!];
      const m = as(predicts, 0.7, -1.3, signal, noise);
      const x = signal * 0.7 - noise * 1.3;
      expect([plan.a[0]! * x + plan.b[0]! * m]).toBeAllClose([0.7], { rtol: 1e-14 });
      expect(plan.c[0]).toBe(0);
    }
  });

  test("inverts, from the clean end too, with what tells the noise there", () => {
    const up = reversed(preserving([-3, 0, 2, Infinity]));
    for (const predicts of ["epsilon", "v", "flow"] as const) {
      const plan = ddim(up, { predicts });
      for (let n = 0; n < plan.steps; n++) {
        const m = as(predicts, 0.7, -1.3, up.signal[n]!, up.noise[n]!);
        const x = up.signal[n]! * 0.7 - up.noise[n]! * 1.3;
        expect([plan.a[n]! * x + plan.b[n]! * m]).toBeAllClose(
          [up.signal[n + 1]! * 0.7 - up.noise[n + 1]! * 1.3],
          { rtol: 1e-12 },
        );
      }
    }
    expect(() => ddim(up, { predicts: "x0" })).toThrow(
      "ddim: predicts must be epsilon, v or flow where noise is 0 (knot 0), because x0 says nothing about the noise there; got x0",
    );
    expect(() => ddim(up, { eta: 0.5 })).toThrow(
      "ddim: eta must be 0 on a grid whose noise ascends (inversion); got 0.5 at step 0",
    );
  });

  test("works where neighbouring noises round to the same double", () => {
    const plan = ddim(preserving([-80, -79, 0]), { predicts: "v" });
    expect([...plan.a, ...plan.b].every(Number.isFinite)).toBe(true);
    expect(plan.b[0]).toBeLessThan(0);
    expect(plan.a[0]).toBeCloseTo(1, 15);
  });

  test("refuses what is out of range in one sentence", () => {
    const knots = grid(scaledLinear(10, { start: 1e-3, end: 0.1 }), { steps: 4 });
    expect(() => ddim(knots, { eta: NaN })).toThrow("ddim: eta must be in [0, 1]; got NaN");
    expect(() => ddim(knots, { eta: -0.1 })).toThrow(RangeError);
    expect(() => ddim(knots, { eta: 1.1 })).toThrow(RangeError);
    expect(() => ddim(knots, { predicts: "noise" as Prediction })).toThrow(
      "ddim: predicts must be one of epsilon, x0, v, score, flow; got noise",
    );
  });

  test("refuses grids that are none", () => {
    const knots = preserving([-2, 0, 2]);
    const broken =
      (part: Partial<Grid>): (() => unknown) =>
      () =>
        ddim({ ...knots, ...part });
    expect(broken({ condition: new Float64Array(3) })).toThrow(
      "ddim: a grid of 3 knots needs 2 conditions; got 3",
    );
    expect(broken({ noise: new Float64Array(2) })).toThrow("must have the same length");
    expect(broken({ signal: Float64Array.of(1, NaN, 1) })).toThrow("knot 1 needs finite signal");
    expect(broken({ logSnr: Float64Array.of(-2, 3, 2) })).toThrow(
      "ddim: the logSnr of a grid must be strictly monotone; got 3 and then 2 at knot 2",
    );
    expect(broken({ logSnr: Float64Array.of(-2, -2, 2) })).toThrow("strictly monotone");
    expect(broken({ condition: Float64Array.of(1, NaN) })).toThrow("condition 1 must be a number");
    expect(() => ddim(preserving([0]))).toThrow("length of at least 2");
    const faint = {
      signal: Float64Array.of(Number.MIN_VALUE, 1),
      noise: Float64Array.of(1, 0),
      logSnr: Float64Array.of(-1488, Infinity),
      condition: Float64Array.of(0),
    };
    expect(() => ddim(faint)).toThrow(
      "ddim: the coefficients of step 0 leave the range of float64",
    );
  });
});
