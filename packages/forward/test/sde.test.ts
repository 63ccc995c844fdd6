import {
  cdf,
  eulerMaruyama,
  jump,
  marginal,
  probabilityFlow,
  score,
  sdeOf,
  type Mixture,
  type Samples,
  type Sde,
} from "@inkwash/forward";
import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import {
  at,
  constant,
  continuousCosine,
  fromBeta,
  linear,
  rectifiedFlow,
  subVp,
  trigFlow,
  ve,
  vp,
} from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const one = (value: number): Samples => ({ data: Float64Array.of(value), shape: [1, 1] });

/** dx = -b x / 2 du + sqrt(b) dW with b = 0.1 + 19.9 u: Song's variance-preserving process. */
const song = vp();

describe("sdeOf(schedule)", () => {
  const schedule = linear(50, { end: 0.2 });
  const sde = sdeOf(schedule);

  test("integrates to alphaBar at every level: the law of the chain", () => {
    let sum = 0;
    for (let t = 0; t < 50; t++) {
      sum += sde.diffusion((t + 0.5) / 50) / 50;
      expect(sum).toBeCloseTo(-schedule.logAlphaBar[t]!, 13);
      expect(sde.drift(t / 50)).toBe(-sde.diffusion(t / 50) / 2);
    }
  });

  test("tends to b = T beta as T grows, and u = 1 belongs to the last step", () => {
    expect(sdeOf(constant(1e5, { beta: 1e-5 })).diffusion(0.3)).toBeCloseTo(1, 4);
    expect(sde.diffusion(1)).toBe(sde.diffusion(0.99));
  });

  test("is still where beta is 0, and refuses beta = 1 and times out of range", () => {
    expect(sdeOf(fromBeta([0, 0.5])).diffusion(0)).toBe(0);
    expect(() => sdeOf(fromBeta([0.5, 1]))).toThrow("beta must be below 1 for a finite drift");
    for (const u of [-0.1, 1.1, Number.NaN]) {
      expect(() => sde.drift(u)).toThrow(`sdeOf: u must be in [0, 1]; got ${u}`);
    }
  });
});

describe("eulerMaruyama", () => {
  /** Factor and variance between two times: one sample for the factor, one for each noise. */
  const law = (sde: Sde, steps: number, from: number, to: number): [number, number] => {
    const unit = (key: number): Samples => ({
      data: Float64Array.from({ length: steps + 1 }, (_, i) => (i === key ? 1 : 0)),
      shape: [steps + 1, 1],
    });
    const states = [...eulerMaruyama(unit(0), sde, { steps, noise: unit, from, to })];
    const [factor, ...weights] = states.at(-1)!.x.data;
    return [factor!, weights.reduce((sum, w) => sum + w * w, 0)];
  };

  test.each(
    [vp(), subVp(), ve({ min: 0.1, max: 10 }), continuousCosine(), rectifiedFlow(), trigFlow()].map(
      (each) => [each.name, each] as const,
    ),
  )("reaches the law of %s with an error of order 1 in the step", (_, schedule) => {
    const [from, to] = [0.1, 0.8];
    const factor = schedule.signal(to) / schedule.signal(from);
    const variance = schedule.noise(to) ** 2 - (factor * schedule.noise(from)) ** 2;
    const errors = [100, 200, 400].map((steps) => {
      const made = law(schedule, steps, from, to);
      return [Math.abs(made[0] - factor), Math.abs(made[1] - variance)] as const;
    });
    for (const k of [0, 1] as const) {
      if (errors[0]![k] < 1e-14) continue; // what has no drift is exact
      const slopes = [0, 1].map((i) => Math.log2(errors[i]![k] / errors[i + 1]![k]));
      for (const slope of slopes) expect(Math.abs(slope - 1)).toBeLessThan(0.3);
    }
  });

  test("is x' = (1 + f h) x + g sqrt(h) epsilon, step by step, from `from` to `to`", () => {
    const rng = philox(4);
    const states = [...eulerMaruyama(one(2), song, { steps: 4, rng, from: 0.2, to: 0.6 })];
    expect(states.map(({ u }) => u)).toBeAllClose([0.2, 0.3, 0.4, 0.5, 0.6], { atol: 1e-15 });
    let x = 2;
    for (let step = 1; step <= 4; step++) {
      const u = 0.1 + 0.1 * step;
      const epsilon = rng.fork(step).fillNormal(new Float64Array(1))[0]!;
      x = (1 + song.drift(u) * 0.1) * x + Math.sqrt(song.diffusion(u) * 0.1) * epsilon;
      expect(states[step]!.x.data[0]).toBeCloseTo(x, 13);
    }
  });

  test("of sdeOf(schedule) with one step per step is the increment's other form", () => {
    const schedule = linear(1000);
    const noise = (): Samples => one(0);
    const made = [...eulerMaruyama(one(1), sdeOf(schedule), { steps: 1000, noise })];
    const { signal } = at(schedule, 999);
    expect(Math.abs(made.at(-1)!.x.data[0]! / signal - 1)).toBeLessThan(0.02);
    expect(made).toHaveLength(1001);
  });

  test("refuses times, steps and drifts that lead nowhere", () => {
    const rng = philox(1);
    const run = (options: object): unknown[] => [
      ...eulerMaruyama(one(1), song, { steps: 2, rng, ...options }),
    ];
    expect(() => run({ steps: 0 })).toThrow("eulerMaruyama: steps must be an integer >= 1; got 0");
    expect(() => run({ from: 0.5, to: 0.5 })).toThrow("needs 0 <= from < to <= 1");
    expect(() => run({ rng: undefined })).toThrow("eulerMaruyama: needs either options.noise");
    const singular: Sde = { drift: (u) => -1 / (1 - u), diffusion: (u) => 2 / (1 - u) };
    const late = eulerMaruyama(one(1), { ...singular, drift: () => -Infinity }, { steps: 2, rng });
    expect(() => [...late]).toThrow("eulerMaruyama: drift and diffusion must be finite");
  });
});

describe("probabilityFlow", () => {
  const data: Mixture = {
    weights: [0.5, 0.3, 0.2],
    means: [[2], [5], [-3]],
    covariances: [[1], [0.25], [2.25]],
  };
  const schedule = linear(40, { end: 0.15 });

  test("keeps every point of the line at its quantile: RK4 from the data to level 40", () => {
    const sde = sdeOf(schedule);
    const start = [-5, -2, 0, 1.5, 4, 5.5];
    // Within a step b is constant, so alphaBar is known at every u.
    const lawAt = (u: number): Mixture => {
      const t = Math.min(Math.floor(u * 40), 39);
      const before = t === 0 ? 0 : schedule.logAlphaBar[t - 1]!;
      const l = before + (u * 40 - t) * Math.log1p(-schedule.beta[t]!);
      return marginal(data, { signal: Math.exp(l / 2), noise: Math.sqrt(-Math.expm1(l)) });
    };
    const velocity = (x: Float64Array, u: number, inside: number): Float64Array => {
      const state: Samples = { data: x, shape: [x.length, 1] };
      const pull: Samples = { data: score(lawAt(u), x), shape: state.shape };
      return probabilityFlow(state, sde, { u: inside, score: pull }).data as Float64Array;
    };
    let x = Float64Array.from(start);
    const [sub, h] = [8, 1 / 320];
    for (let i = 0; i < 40 * sub; i++) {
      const u = i * h;
      const inside = u + h / 2; // drift and diffusion of this very step, also at its end
      const add = (k: Float64Array, by: number): Float64Array => x.map((v, j) => v + by * k[j]!);
      const k1 = velocity(x, u, inside);
      const k2 = velocity(add(k1, h / 2), u + h / 2, inside);
      const k3 = velocity(add(k2, h / 2), u + h / 2, inside);
      const k4 = velocity(add(k3, h), u + h, inside);
      x = x.map((v, j) => v + (h / 6) * (k1[j]! + 2 * k2[j]! + 2 * k3[j]! + k4[j]!));
    }
    const end = marginal(data, at(schedule, 39));
    expect(cdf(end, x)).toBeAllClose(cdf(data, start), { atol: 1e-8 });
  });

  test("writes to out, which may be the score, and refuses what does not fit", () => {
    const [x, pull] = [one(2), one(-3)];
    const sde = sdeOf(schedule);
    const expected = probabilityFlow(x, sde, { u: 0.5, score: pull });
    const { drift, diffusion } = sde;
    expect(expected.data[0]).toBe(drift(0.5) * 2 + (-diffusion(0.5) / 2) * -3);
    expect(probabilityFlow(x, sde, { u: 0.5, score: pull, out: pull })).toBe(pull);
    expect(pull).toEqual(expected);
    expect(() => probabilityFlow(x, sde, { u: 2, score: pull })).toThrow("sdeOf: u must be");
    const endless: Sde = { drift: () => -Infinity, diffusion: () => 1 };
    expect(() => probabilityFlow(x, endless, { u: 1, score: pull })).toThrow("must be finite");
  });
});

test("eulerMaruyama and jump agree in law: means and variances of 20,000 points, within 4 errors", () => {
  const n = 20_000;
  const x0: Samples = { data: new Float64Array(n).fill(1), shape: [n, 1] };
  let last = x0;
  for (const { x } of eulerMaruyama(x0, song, { steps: 400, rng: philox(1), to: 0.3 })) last = x;
  const exact = jump(x0, { signal: song.signal(0.3), noise: song.noise(0.3) }, { rng: philox(2) });
  const stats = (x: Samples): [number, number] => {
    const data = Float64Array.from(x.data);
    const mean = data.reduce((a, b) => a + b) / n;
    return [mean, data.reduce((a, b) => a + (b - mean) ** 2, 0) / n];
  };
  const [[m, v], [mean, variance]] = [stats(last), stats(exact)];
  expect(Math.abs(m - mean)).toBeLessThan(4 * Math.sqrt((2 * variance) / n) + 2e-3);
  expect(Math.abs(v / variance - 1)).toBeLessThan(4 * Math.sqrt(4 / n) + 2e-3);
});
