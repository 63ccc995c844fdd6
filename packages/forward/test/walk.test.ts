import histograms from "@inkwash/golden/forward_histogram.json" with { type: "json" };
import golden from "@inkwash/golden/forward_walks.json" with { type: "json" };
import {
  cdf,
  chain,
  foldNoise,
  increment,
  jump,
  marginal,
  noiseWeights,
  transition,
  walk,
  type Process,
  type Samples,
} from "@inkwash/forward";
import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { at, constant, fixedUpdate, fromBeta, linear } from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const points = (rows: readonly (readonly number[])[]): Samples => ({
  data: Float64Array.from(rows.flat()),
  shape: [rows.length, rows[0]!.length],
});

describe("walk(steps, { factor, noise }), fixed updates", () => {
  test.each([
    [0.98, 0.2],
    [0.5, 3],
    [0.9999, 1e-3],
  ])(
    "has the law N(a^l x0, s^2 (1 - a^(2l)) / (1 - a^2)) of tutorial 002, a = %d, s = %d",
    (a, s) => {
      const process = walk(200, { factor: a, noise: s });
      for (const level of [1, 2, 17, 200]) {
        const { signal, noise } = transition(process, 0, level);
        const variance = (-s * s * Math.expm1(2 * level * Math.log(a))) / ((1 - a) * (1 + a));
        expect([signal, noise * noise]).toBeAllClose([a ** level, variance], { rtol: 3e-14 });
      }
    },
  );

  test("has the law that fixedUpdate of @inkwash/schedules tabulates", () => {
    const law = fixedUpdate(200, { factor: 0.97, sigma: 0.3 });
    const process = walk(200, { factor: 0.97, noise: 0.3 });
    const made = law.signal.map((_, t) => transition(process, 0, t + 1).signal);
    const rates = law.noise.map((_, t) => transition(process, 0, t + 1).noise);
    expect(made).toBeAllClose(law.signal, { rtol: 1e-14 });
    expect(rates).toBeAllClose(law.noise, { rtol: 1e-14 });
  });

  test("tends to the variance s^2 / (1 - a^2), whatever it began with", () => {
    const { signal, noise } = transition(walk(2000, { factor: 0.9, noise: 0.7 }), 0, 2000);
    expect(signal).toBeLessThan(1e-91);
    expect(noise ** 2).toBeCloseTo(0.49 / 0.19, 13);
  });

  test("with a^2 + s^2 = 1 is the constant schedule beta = s^2, to the bit", () => {
    const beta = 0.04;
    const process = walk(30, { factor: Math.sqrt(1 - beta), noise: Math.sqrt(beta) });
    const x0 = points([[-15], [1], [-5], [15]]);
    const rng = philox(3);
    const states = [...chain(x0, process, { rng })];
    expect(states).toEqual([...chain(x0, constant(30, { beta }), { rng })]);
  });

  test("takes one factor and one noise per step", () => {
    const process = walk(3, { factor: [0.5, 1, 0.25], noise: [1, 2, 0] });
    expect(transition(process, 0, 3)).toEqual({ signal: 0.125, noise: Math.sqrt(5) / 4 });
    expect(transition(process, 1, 2)).toEqual({ signal: 1, noise: 2 });
  });
});

describe("walk(steps, { noise }), a random walk whose variance explodes", () => {
  test("has the law N(x0, l s^2)", () => {
    const process = walk(10_000, { noise: 0.1 });
    const { signal, noise } = transition(process, 0, 10_000);
    expect(signal).toBe(1);
    expect(noise).toBeCloseTo(10, 11);
  });

  test("is the s-curve of tutorial 000, with the noise NumPy drew", () => {
    const { start, noise, states } = golden.s_curve;
    const process = walk(noise.length, { noise: 1 });
    const walked = chain(points(start), process, { noise: (level) => points(noise[level - 1]!) });
    for (const { level, x } of walked) {
      if (level > 0) expect([...x.data]).toEqual(states[level - 1]!.flat());
    }
  });

  test("has the spread of all 10,000 points of the s-curve, within 4 standard errors", () => {
    const [first] = golden.s_curve.deviations as [[number, number]];
    golden.s_curve.deviations.forEach((pair, i) => {
      const process = walk(49, { noise: 1 });
      const { noise } = transition(process, 0, 7 * i);
      pair.forEach((deviation, k) => {
        const expected = Math.hypot(first[k]!, noise);
        expect(Math.abs(deviation / expected - 1)).toBeLessThan(4 / Math.sqrt(2e4));
      });
    });
  });

  test("keeps variances beyond the squares of float64", () => {
    const process = walk(2, { noise: [3e200, 4e200] });
    expect([transition(process, 0, 2).noise]).toBeAllClose([5e200], { rtol: 1e-15 });
  });
});

describe("walk refuses", () => {
  test.each<[string, () => unknown, string]>([
    ["no steps", () => walk(0, { noise: 1 }), "walk: steps must be a positive integer; got 0"],
    [
      "a table of another length",
      () => walk(3, { noise: [1, 2] }),
      "walk: noise must be a number or hold one number for each of the 3 steps; got 2",
    ],
    [
      "negative noise",
      () => walk(2, { noise: [1, -1] }),
      "walk: noise must be finite and >= 0; got -1 at step 1",
    ],
    [
      "a factor that is no number",
      () => walk(2, { noise: 1, factor: Number.NaN }),
      "walk: factor must be finite and >= 0; got NaN at step 0",
    ],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

describe("pictures of tutorials 000 and 001, with the noise PyTorch drew", () => {
  const cases = [
    ["001, beta 0.25, 20 steps", golden.picture001, constant(20, { beta: 0.25 }), 4e-7],
    // 1,000 float32 steps on betas that PyTorch rounds to float32 before the square root
    ["000, linear, 1,000 steps", golden.picture000, linear(1000), 1e-5],
  ] as const;
  test.each(cases)("%s", (_, { start, noise, states }, schedule, atol) => {
    const row = (values: readonly number[]): Samples => ({
      data: Float32Array.from(values),
      shape: [1, values.length],
    });
    const walked = chain(row(start), schedule, { noise: (level) => row(noise[level - 1]!) });
    const kept: Record<string, readonly number[]> = states;
    for (const { level, x } of walked) {
      const expected = kept[String(level)];
      if (expected !== undefined) expect(x.data).toBeAllClose(expected, { atol });
    }
  });
});

test.each(Object.entries(histograms.levels))(
  "tutorial 001's histogram of 10,000 points at level %s fits the marginal (chi^2, false alarm 1e-4)",
  (level, { counts, from, to }) => {
    const law = marginal(
      { weights: [0.5, 0.3, 0.2], means: [[0], [5], [-3]], covariances: [[1], [0.25], [2.25]] },
      at(constant(40, { beta: 0.5 }), Number(level) - 1),
    );
    const edges = Float64Array.from({ length: 51 }, (_, i) => from + ((to - from) * i) / 50);
    edges[0] = -Infinity;
    edges[50] = Infinity;
    const below = cdf(law, edges);
    let [chi2, bins] = [0, 0];
    counts.forEach((count, i) => {
      const expected = 10_000 * (below[i + 1]! - below[i]!);
      if (expected < 5) return;
      chi2 += (count - expected) ** 2 / expected;
      bins++;
    });
    // Wilson and Hilferty: the quantile of chi^2 at 1 - 1e-4.
    const limit = bins * (1 - 2 / (9 * bins) + 3.719 * Math.sqrt(2 / (9 * bins))) ** 3;
    expect(chi2).toBeLessThan(limit);
  },
);

const processes: readonly (readonly [string, Process])[] = [
  ["linear(1000)", linear(1000)],
  ["constant(200, { beta: 0.04 })", constant(200, { beta: 0.04 })],
  ["betas with 0 and 1", fromBeta([0.1, 0, 1, 0.2, 0, 0.5])],
  ["fixed updates", walk(100, { factor: 0.9, noise: 0.5 })],
  ["a random walk", walk(100, { noise: 2 })],
];

describe.each(processes)("noiseWeights of %s", (_, process) => {
  const steps = "beta" in process ? process.beta.length : process.noise.length;

  test("has squares that sum to the variance of the jump, to 1e-14", () => {
    for (const level of [1, 2, Math.floor(steps / 2), steps]) {
      const squares = noiseWeights(process, level).map((w) => w * w);
      const { noise } = transition(process, 0, level);
      expect([squares.reduce((a, b) => a + b)]).toBeAllClose([noise * noise], { rtol: 1e-14 });
    }
  });

  test("is what a unit of each noise becomes in the chain", () => {
    const level = Math.min(steps, 40);
    const one = (value: number): Samples => ({ data: Float64Array.of(value), shape: [1, 1] });
    const expected = Array.from({ length: level }, (_, j) => {
      const noise = (l: number): Samples => one(l === j + 1 ? 1 : 0);
      const states = [...chain(one(0), process, { noise })];
      return states[level]!.x.data[0]!;
    });
    expect(noiseWeights(process, level)).toBeAllClose(expected, { rtol: 2e-14 });
  });

  test("gives the jump's noise: chain and jump reach the same point", () => {
    const x0: Samples = { data: Float64Array.of(3, -1), shape: [2, 1] };
    const drawn: Samples[] = [];
    let last = x0;
    for (const step of chain(x0, process, { rng: philox(8), withNoise: true })) {
      last = step.x;
      if (step.noise !== undefined) drawn.push(step.noise);
    }
    const rates = transition(process, 0, steps);
    const weights = noiseWeights(process, steps);
    const noise = last.data.map(
      (_, i) => weights.reduce((sum, w, j) => sum + w * drawn[j]!.data[i]!, 0) / rates.noise,
    );
    const jumped = jump(x0, rates, { noise: { data: noise, shape: [2, 1] } });
    expect(jumped.data).toBeAllClose(last.data, { rtol: 1e-13 });
    const folded = jump(x0, rates, { noise: foldNoise(process, drawn) });
    expect(folded.data).toBeAllClose(last.data, { rtol: 1e-13 });
  });
});

test("noiseWeights(process, 0) is empty, and other levels than 0..T are refused", () => {
  expect(noiseWeights(linear(10), 0)).toHaveLength(0);
  expect(noiseWeights(walk(10, { noise: 1 }), 0)).toHaveLength(0);
  for (const level of [-1, 11, 1.5, Number.NaN]) {
    expect(() => noiseWeights(linear(10), level)).toThrow(
      `noiseWeights: level must be a level, an integer in [0, 10]; got ${level}`,
    );
  }
});

describe("foldNoise", () => {
  test("of float32 noises is float32, rounded once", () => {
    const process = linear(50);
    const noises = [1, 2, 3].map((seed) => ({
      data: philox(seed).fillNormal(new Float32Array(4)),
      shape: [4, 1],
    }));
    const wide = noises.map(({ data, shape }) => ({ data: Float64Array.from(data), shape }));
    const expected = Float32Array.from(foldNoise(process, wide).data);
    expect(foldNoise(process, noises).data).toEqual(expected);
  });

  test("is 0 where no step adds noise, and refuses no noise, too many and unlike ones", () => {
    const one: Samples = { data: Float64Array.of(5), shape: [1, 1] };
    expect([...foldNoise(fromBeta([0, 0]), [one, one]).data]).toEqual([0]);
    expect(() => foldNoise(linear(2), [])).toThrow("foldNoise: noises must hold at least one");
    expect(() => foldNoise(linear(2), [one, one, one])).toThrow("transition: levels must be");
    const two: Samples = { data: new Float64Array(2), shape: [2, 1] };
    expect(() => foldNoise(linear(2), [one, two])).toThrow("foldNoise: each of the noises must");
  });
});

describe("increment(schedule, t)", () => {
  test("is the change of one chain step, x' - x = drift x + noise epsilon", () => {
    const schedule = linear(100, { end: 0.3 });
    const step = increment(schedule, 70);
    const { signal, noise } = transition(schedule, 70, 71);
    expect(step.drift).toBeCloseTo(signal - 1, 15);
    expect(step.noise).toBe(noise);
  });

  test("keeps its digits for tiny betas, where sqrt(1 - beta) - 1 has none", () => {
    const { drift, sdeDrift, gap } = increment(fromBeta([1e-12]), 0);
    expect(drift).toBe(-5e-13 * (1 + 2.5e-13));
    expect(sdeDrift).toBe(-5e-13);
    expect(gap).toBeCloseTo(-1.25e-25, 36);
  });

  test("has a gap to the SDE's step that sums to c^2 / (8 T): halved as T doubles", () => {
    const total = (steps: number): number => {
      const schedule = constant(steps, { beta: 4 / steps });
      return Array.from({ length: steps }, (_, t) => increment(schedule, t).gap).reduce(
        (a, b) => a + b,
      );
    };
    expect(total(100_000) * 100_000).toBeCloseTo(-2, 3);
    expect(total(2000) / total(4000)).toBeCloseTo(2, 2);
  });

  test("at beta = 0 and 1 is 0 and all there is", () => {
    const [none, all] = [0, 1].map((t) => increment(fromBeta([0, 1]), t));
    expect(Object.values(none!).every((value) => value === 0)).toBe(true);
    expect(all).toEqual({ drift: -1, noise: 1, sdeDrift: -0.5, gap: -0.5 });
  });

  test("refuses steps out of range", () => {
    expect(() => increment(linear(10), 10)).toThrow("increment: t must be an integer in [0, 9]");
  });
});

test("jump(..., { noiseOut }) keeps the noise it draws: the same noise at another t", () => {
  const x0: Samples = { data: Float32Array.of(1, -2, 0.5), shape: [3, 1] };
  const noiseOut: Samples = { data: new Float32Array(3), shape: [3, 1] };
  const [here, there] = [at(linear(100), 10), at(linear(100), 11)];
  const x = jump(x0, here, { rng: philox(6), noiseOut });
  expect(noiseOut.data).toEqual(philox(6).fillNormal(new Float32Array(3)));
  expect(x).toEqual(jump(x0, here, { noise: noiseOut }));
  const next = jump(x0, there, { noise: noiseOut });
  x.data.forEach((value, i) => expect(Math.abs(next.data[i]! - value)).toBeLessThan(0.1));
  expect(() => jump(x0, here, { rng: philox(6), noiseOut: x0 })).toThrow(
    "jump: noiseOut must have memory of its own",
  );
});

test("transition(process, [from, ...], [to, ...]) is one step per sample", () => {
  const schedule = linear(100);
  const both = transition(schedule, [3, 50], [4, 80]);
  const each = [transition(schedule, 3, 4), transition(schedule, 50, 80)];
  expect([...both.signal]).toEqual(each.map(({ signal }) => signal));
  expect([...both.noise]).toEqual(each.map(({ noise }) => noise));
  expect(() => transition(schedule, [1], [2, 3])).toThrow("one pair per sample");
});
