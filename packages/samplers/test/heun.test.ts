import "@inkwash/matchers";
import golden from "@inkwash/golden/ddim_mixture.json" with { type: "json" };
import { philox } from "@inkwash/random";
import { cosine, edm, grid, gridFromSigmas, linear, noiseLevels } from "@inkwash/schedules";
import { trigFlow, rectifiedFlow, timeGrid, type Grid, type Prediction } from "@inkwash/schedules";
import { log } from "@inkwash/special";
import { describe, expect, test } from "vitest";
import { ddim, heun, sample, stepper, type Samples } from "../src/index.ts";
import { flow, optimal, preserving, rescaled, slope } from "./gaussian.ts";
import { mixtureDenoiser } from "./mixture.ts";

const data = { mean: [1, -2], variance: [0.25, 4] };
const kinds: readonly Prediction[] = ["epsilon", "x0", "v", "score", "flow"];
const start = Float64Array.from({ length: 32 }, (_, i) => ((i * 7) % 32) / 8 - 2);
const x: Samples = { data: start, shape: [16, 2] };
const rms = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((s, v) => s + v * v, 0) / values.length);

/** Algorithm 1 of EDM word for word, on x / signal and sigma, with S_churn 0. */
async function algorithm1(knots: Grid): Promise<Float64Array> {
  const D = optimal(data, "x0");
  const steps = knots.condition.length;
  const sigma = (n: number): number => knots.noise[n]! / knots.signal[n]!;
  const slopeAt = async (y: Float64Array, n: number): Promise<Float64Array> => {
    const place = { signal: 1, noise: sigma(n), logSnr: knots.logSnr[n]!, condition: 0 };
    const clean = await D.call({ data: y, shape: [16, 2] }, place);
    return y.map((v, i) => (v - clean.data[i]!) / sigma(n));
  };
  let y = start.map((v) => v / knots.signal[0]!);
  for (let n = 0; n < steps; n++) {
    const h = sigma(n + 1) - sigma(n);
    const d = await slopeAt(y, n);
    let next = y.map((v, i) => v + h * d[i]!);
    if (n < steps - 1) {
      const d2 = await slopeAt(next, n + 1);
      next = y.map((v, i) => v + h * (d[i]! / 2 + d2[i]! / 2));
    }
    y = next;
  }
  return y.map((v) => v * knots.signal[steps]!);
}

describe("heun(grid, { predicts })", () => {
  const karras = gridFromSigmas(edm(), noiseLevels(9, { min: 0.02, max: 20, spacing: "karras" }));
  const vp = preserving([-5, -3.5, -1, 0, 0.7, 2, 5, 6]);
  const grids: readonly (readonly [string, Grid])[] = [
    ["EDM's own grid", karras],
    ["variance-preserving rates", vp],
    ["flow rates", rescaled(vp, (n) => 1 / (vp.signal[n]! + vp.noise[n]!))],
  ];

  test.each(grids)("is algorithm 1 of EDM on %s, whatever is predicted, to 1e-12", async (_, g) => {
    const expected = await algorithm1(g);
    for (const predicts of kinds) {
      const end = await sample(optimal(data, predicts), heun(g, { predicts }), { x });
      expect(end.data).toBeAllClose(expected, { rtol: 1e-12, atol: 1e-12 });
    }
  });

  test("has 2 N - 1 steps that ask at the knots, each twice but the first", () => {
    const plan = heun(karras, { predicts: "x0" });
    expect(plan.steps).toBe(17);
    expect([plan.history, plan.b.length, plan.c.some((c) => c !== 0)]).toEqual([2, 34, false]);
    const asked = Array.from({ length: 17 }, (_, n) => (n + 1) >> 1);
    expect([...plan.condition]).toEqual(asked.map((n) => karras.condition[n]));
    expect([...plan.noise]).toEqual(asked.map((n) => karras.noise[n]));
  });

  test("of one step is ddim", () => {
    const one = preserving([-2, Infinity]);
    expect({ ...heun(one), name: "ddim" }).toEqual(ddim(one));
  });

  test("takes DDIM's step from a knot without signal, as sigma is infinite there", async () => {
    const from = timeGrid(rectifiedFlow(), { steps: 6 });
    const plan = heun(from, { predicts: "flow" });
    expect(from.signal[0]).toBe(0);
    expect(plan.steps).toBe(10);
    const end = await sample(optimal(data, "flow"), plan, { x });
    expect(end.data.every((v) => Number.isFinite(v))).toBe(true);
  });

  test("resumes from a stored state in the middle of a step, to the bit", async () => {
    const plan = heun(vp);
    const denoiser = optimal(data);
    let run = stepper(plan, x);
    for (let n = 0; n < 5 && !run.done; n++) run = run.push(await denoiser.call(run.x, run.at));
    let resumed = stepper(plan, structuredClone(run.state));
    while (!resumed.done) resumed = resumed.push(await denoiser.call(resumed.x, resumed.at));
    expect(resumed.x).toEqual(await sample(denoiser, plan, { x }));
  });

  test("gives the same samples in one batch and in two", async () => {
    const run = (first: number, n: number): Promise<Samples> =>
      sample(optimal(data), heun(vp), { shape: [n, 2], rng: philox(3), first });
    const parts = [await run(0, 7), await run(7, 9)].flatMap((part) => [...part.data]);
    expect(parts).toEqual([...(await run(0, 16)).data]);
  });

  test("refuses a prediction that says nothing at a knot, and a grid that is not monotone", () => {
    expect(() => heun(preserving([-Infinity, 0, 2]))).toThrow(/^heun: predicts must be x0, v or/);
    expect(() => heun(preserving([0, 2, 1]))).toThrow(
      /^heun: the logSnr of a grid must be strictly/,
    );
  });
});

describe("heun with the optimal denoiser of a Gaussian", () => {
  const counts = [10, 20, 40, 80, 160];
  const logs = counts.map((count) => log(count));
  const order = (errors: readonly number[]): number =>
    -slope(
      logs,
      errors.map((e) => log(e)),
    );

  /** Root mean square distance to the exact flow. */
  async function endpointError(knots: Grid, predicts: Prediction = "epsilon"): Promise<number> {
    const last = knots.logSnr.length - 1;
    const end = await sample(optimal(data, predicts), heun(knots, { predicts }), { x });
    return rms(Array.from(end.data, (v, i) => v - flow(data, knots, 0, last, start[i]!, i % 2)));
  }

  test("converges to the probability flow with order 2 ± 0.2 on uniform log-SNRs", async () => {
    const errors = [];
    for (const count of counts) {
      const knots = preserving(Array.from({ length: count + 1 }, (_, n) => -6 + (12 * n) / count));
      errors.push(await endpointError(knots));
    }
    expect(Math.abs(order(errors) - 2)).toBeLessThan(0.2);
  });

  test("converges with order 2 ± 0.3 on the grid of Karras et al.", async () => {
    const errors = [];
    for (const count of counts) {
      const levels = noiseLevels(count, { min: 0.002, max: 80, spacing: "karras" });
      const knots = gridFromSigmas(edm(), levels, { end: "last" });
      errors.push(await endpointError(knots, "x0"));
    }
    expect(Math.abs(order(errors) - 2)).toBeLessThan(0.3);
  });

  test("there and back again: inversion returns to the start with order 2 ± 0.3", async () => {
    const errors = [];
    for (const count of counts) {
      const levels = Array.from({ length: count + 1 }, (_, n) => -4 + (8 * n) / count);
      const end = await sample(optimal(data), heun(preserving(levels)), { x });
      const back = await sample(optimal(data), heun(preserving(levels.toReversed())), { x: end });
      errors.push(rms(Array.from(back.data, (v, i) => v - start[i]!)));
    }
    expect(Math.abs(order(errors) - 2)).toBeLessThan(0.3);
  });

  const error = async (make: typeof heun | typeof ddim, knots: Grid): Promise<number> => {
    const last = knots.logSnr.length - 1;
    const end = await sample(optimal(data, "v"), make(knots, { predicts: "v" }), { x });
    return rms(Array.from(start, (v, i) => flow(data, knots, 0, last, v, i % 2) - end.data[i]!));
  };

  test.each([edm(), trigFlow(), rectifiedFlow(), linear(1000)])(
    "is nearer to it than DDIM with as many predictions: levels of Karras et al. under $name",
    async (schedule) => {
      const [ours, theirs] = [20, 39].map((steps) =>
        gridFromSigmas(schedule, noiseLevels(steps, { min: 0.02, max: 80, spacing: "karras" })),
      );
      expect(await error(heun, ours!)).toBeLessThan((await error(ddim, theirs!)) / 2);
    },
  );

  test("is further from it on steps that begin with leaps of sigma, as it says", async () => {
    const [ours, theirs] = [20, 39].map((steps) => grid(cosine(1000), { steps }));
    expect(await error(heun, ours!)).toBeGreaterThan(await error(ddim, theirs!));
  });
});

test("heun is nearer to SciPy's endpoints on tutorial 000's mixture than ddim at equal price", async () => {
  const schedule = linear(1000, { start: 1e-4, end: 0.02 });
  const ends = golden.ends.flat();
  const run = golden.runs.find(({ steps }) => steps === 100)!;
  const knots = grid(schedule, { steps: 50 });
  const from = Float64Array.from(golden.z.flat(), (z) => knots.noise[0]! * z);
  const end = await sample(mixtureDenoiser(golden), heun(knots), {
    x: { data: from, shape: [64, 2] },
  });
  expect(heun(knots).steps).toBe(99);
  expect(rms(Array.from(end.data, (v, i) => v - ends[i]!)) * Math.SQRT2).toBeLessThan(run.rms / 2);
});
