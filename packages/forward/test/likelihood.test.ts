import golden from "@inkwash/golden/forward_likelihood.json" with { type: "json" };
import {
  bitsPerDimension,
  chain,
  decoderTerm,
  entropyBound,
  evidence,
  exactDenoiser,
  gaussianKl,
  jump,
  logDensity,
  logTrajectory,
  logTransition,
  marginal,
  posterior,
  posteriorFromEpsilon,
  priorTerm,
  transition,
  walk,
  type Mixture,
  type Samples,
} from "@inkwash/forward";
import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { at, constant, fromBeta, linear, type Denoiser } from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const schedule = linear(100, { end: 0.1 });
const column = (...values: number[]): Samples => ({
  data: Float64Array.from(values),
  shape: [values.length, 1],
});
const normals = (seed: number, ...shape: number[]): Samples => ({
  data: philox(seed).fillNormal(new Float64Array(shape.reduce((a, b) => a * b, 1))),
  shape,
});

describe("posteriorFromEpsilon", () => {
  test.each([0, 1, 30, 99])("has the mean of posterior(x0, xt, schedule, %i), to 1e-14", (t) => {
    const [x0, epsilon] = [normals(1, 50, 2), normals(2, 50, 2)];
    const xt = jump(x0, at(schedule, t), { noise: epsilon });
    const made = posteriorFromEpsilon(xt, epsilon, schedule, t);
    const known = posterior(x0, xt, schedule, t);
    expect(made.mean.data).toBeAllClose(known.mean.data, { rtol: 0, atol: 1e-14 });
    expect([made.variance, made.logVariance]).toEqual([known.variance, known.logVariance]);
  });

  test("takes one step per sample and writes to out, which may be xt", () => {
    const [xt, epsilon] = [normals(1, 2, 3), normals(2, 2, 3)];
    const row = (x: Samples, i: number): Samples => ({
      data: x.data.slice(3 * i, 3 * i + 3),
      shape: [1, 3],
    });
    const each = [5, 60].map((t, i) =>
      posteriorFromEpsilon(row(xt, i), row(epsilon, i), schedule, t),
    );
    const both = posteriorFromEpsilon(xt, epsilon, schedule, [5, 60], { out: xt });
    expect(both.mean).toBe(xt);
    expect([...xt.data]).toEqual(each.flatMap(({ mean }) => [...mean.data]));
    expect([...both.variance]).toEqual(each.map(({ variance }) => variance));
  });

  test("changes nothing where beta is 0, and refuses beta = 1", () => {
    const odd = fromBeta([0, 0.5, 1]);
    const x = column(3);
    expect(posteriorFromEpsilon(x, column(7), odd, 0).mean).toEqual(x);
    expect(() => posteriorFromEpsilon(x, x, odd, 2)).toThrow(
      "posteriorFromEpsilon: beta is 1 at t = 2, where the noise says nothing",
    );
  });
});

describe("logTransition", () => {
  test("of a jump is the log-density of the marginal of a point mass", () => {
    const mass: Mixture = { weights: [1], means: [[1.5]], covariances: [[0]] };
    const points = [-2, 0, 1.3, 9];
    const place = at(schedule, 40);
    const made = logTransition(column(1.5, 1.5, 1.5, 1.5), column(...points), place);
    expect(made).toBeAllClose(logDensity(marginal(mass, place), points), { atol: 1e-14 });
  });

  test("of samples of d elements is the sum over them, with rates per sample", () => {
    const [from, to] = [normals(1, 2, 2, 3), normals(2, 2, 2, 3)];
    const rates = transition(schedule, [3, 50], [4, 80]);
    const expected = [0, 1].map((row) => {
      let sum = 0;
      for (let i = 6 * row; i < 6 * row + 6; i++) {
        const [s, n] = [rates.signal[row]!, rates.noise[row]!];
        const z = (to.data[i]! - s * from.data[i]!) / n;
        sum -= (z * z) / 2 + Math.log(n * Math.sqrt(2 * Math.PI));
      }
      return sum;
    });
    expect(logTransition(from, to, rates)).toBeAllClose(expected, { rtol: 1e-13 });
  });

  test("of a point mass is refused, or floored by varianceFloor", () => {
    const here = { signal: 1, noise: 0 };
    expect(() => logTransition(column(1), column(1), here)).toThrow(
      /logTransition: there is no noise at sample 0.*varianceFloor/,
    );
    const floored = logTransition(column(1), column(1), here, { varianceFloor: 1e-10 });
    expect([floored[0]!]).toBeAllClose([Math.log(1e5 / Math.sqrt(2 * Math.PI))], { rtol: 1e-14 });
    const untouched = logTransition(column(1), column(1), at(schedule, 1), { varianceFloor: 1 });
    expect(untouched).toEqual(logTransition(column(1), column(1), at(schedule, 1)));
    for (const varianceFloor of [0, -1, Number.NaN, Infinity]) {
      expect(() => logTransition(column(1), column(1), here, { varianceFloor })).toThrow(
        `logTransition: varianceFloor must be finite and > 0; got ${varianceFloor}`,
      );
    }
  });
});

describe("logTrajectory", () => {
  test("of what chain yields is the sum over its steps, one number per sample", () => {
    const states = [...chain(normals(1, 3, 2), schedule, { rng: philox(5) })];
    const sum = [0, 0, 0];
    states.slice(1).forEach(({ level, x }) => {
      const step = logTransition(states[level - 1]!.x, x, transition(schedule, level - 1, level));
      step.forEach((value, i) => (sum[i]! += value));
    });
    expect(logTrajectory(states, schedule)).toBeAllClose(sum, { rtol: 1e-14 });
  });

  test("of two kept states is one composed transition; of a walk too", () => {
    const process = walk(9, { factor: 0.9, noise: 1 });
    const kept = chain(column(1, 2), process, { rng: philox(1), keep: [2, 7] });
    const [a, b] = [...kept];
    const expected = logTransition(a!.x, b!.x, transition(process, 2, 7));
    expect(logTrajectory([a!, b!], process)).toEqual(expected);
  });

  test("follows Bayes' rule: read backwards it is q(x_T | x_0) times the posteriors", () => {
    const short = linear(4, { end: 0.3 });
    const states = [...chain(column(0.5, -1), short, { rng: philox(2) })];
    const [x0, last] = [states[0]!.x, states[4]!.x];
    const backwards = logTransition(x0, last, at(short, 3));
    for (let t = 3; t >= 1; t--) {
      const { mean, variance } = posterior(x0, states[t + 1]!.x, short, t);
      const step = logTransition(mean, states[t]!.x, { signal: 1, noise: Math.sqrt(variance) });
      step.forEach((value, i) => (backwards[i]! += value));
    }
    expect(logTrajectory(states, short)).toBeAllClose(backwards, { rtol: 1e-13 });
  });

  test("refuses fewer than two states, and levels that do not ascend", () => {
    const state = { level: 3, x: column(1) };
    expect(() => logTrajectory([state], schedule)).toThrow("needs at least two states");
    expect(() => logTrajectory([state, state], schedule)).toThrow(
      "logTrajectory: levels must ascend; got 3 after 3",
    );
  });
});

describe("gaussianKl", () => {
  test.each(golden.kl)("of N(%d, %d) from N(%d, %d) is %d nats, to 1e-14", (m, v, n, w, kl) => {
    const made = gaussianKl(
      { mean: column(m), variance: v },
      { mean: column(n), variance: Float64Array.of(w) },
    );
    // (r - 1 - ln r) / 2 of nearly equal variances is good to r - 1 itself times float64's epsilon
    expect(made).toBeAllClose([kl], { rtol: 1e-14, atol: 1e-22 });
  });

  test("between the posterior and its guess from epsilon is Ho's weight of the simple loss", () => {
    const t = 37;
    const [x0, epsilon, guess] = [normals(1, 4, 2), normals(2, 4, 2), normals(3, 4, 2)];
    const xt = jump(x0, at(schedule, t), { noise: epsilon });
    const q = posterior(x0, xt, schedule, t);
    const p = posteriorFromEpsilon(xt, guess, schedule, t);
    const beta = schedule.beta[t]!;
    const { noise } = at(schedule, t);
    const weight = beta ** 2 / (2 * q.variance * (1 - beta) * noise ** 2);
    const loss = [0, 1, 2, 3].map((i) =>
      [2 * i, 2 * i + 1].reduce((sum, j) => sum + (epsilon.data[j]! - guess.data[j]!) ** 2, 0),
    );
    const expected = loss.map((square) => weight * square);
    expect(gaussianKl(q, p)).toBeAllClose(expected, { rtol: 1e-11 });
  });

  test("refuses point masses", () => {
    const fine = { mean: column(1), variance: 1 };
    expect(() => gaussianKl({ mean: column(1), variance: 0 }, fine)).toThrow(
      "gaussianKl: q.variance must be > 0",
    );
    expect(() => gaussianKl(fine, { mean: column(1), variance: -1 })).toThrow("p.variance");
  });
});

test("priorTerm(x0, at) is the divergence of the jump from N(0, I)", () => {
  const x0 = normals(4, 3, 2);
  for (const place of [at(schedule, 5), at(schedule, 99), at(linear(1000), 999)]) {
    const mean: Samples = { data: x0.data.map((x) => place.signal * x), shape: x0.shape };
    const expected = gaussianKl(
      { mean, variance: place.noise ** 2 },
      { mean: { data: new Float64Array(6), shape: x0.shape }, variance: 1 },
    );
    expect(priorTerm(x0, place)).toBeAllClose(expected, { rtol: 1e-11 });
  }
  expect(() => priorTerm(x0, at(schedule, -1))).toThrow("priorTerm: noise must be > 0; got 0");
});

describe("decoderTerm", () => {
  test.each(golden.decoder)(
    "of %d under N(%d, %d), %i levels, is %d nats",
    (x, m, v, levels, nats) => {
      const made = decoderTerm(column(x), { mean: column(m), variance: v }, { levels });
      expect(made).toBeAllClose([nats], { rtol: 2e-13, atol: 2e-13 });
    },
  );

  test("is that of a distribution: the probabilities of all levels sum to 1", () => {
    for (const [mean, variance] of [
      [0.3, 0.01],
      [-1, 1e-6],
      [0.99, 25],
    ] as const) {
      const values = Array.from({ length: 256 }, (_, i) => i / 127.5 - 1);
      const each = decoderTerm(column(...values), {
        mean: column(...values.map(() => mean)),
        variance,
      });
      const total = each.reduce((sum, nats) => sum + Math.exp(-nats), 0);
      expect(total).toBeCloseTo(1, 13);
    }
  });

  test("of the only level there is in reach is 0", () => {
    expect([...decoderTerm(column(0), { mean: column(9), variance: 1 }, { levels: 2 })]).toEqual([
      0,
    ]);
  });

  test("sums over the elements of a sample and refuses data outside [-1, 1]", () => {
    const x0: Samples = { data: Float32Array.of(0, 0.5), shape: [1, 2] };
    const model = { mean: x0, variance: 0.01 };
    const [a, b] = [column(0), column(0.5)].map((x) => decoderTerm(x, { mean: x, variance: 0.01 }));
    expect(decoderTerm(x0, model)[0]).toBeCloseTo(a![0]! + b![0]!, 14);
    expect(() => decoderTerm(column(1.01), { mean: column(0), variance: 1 })).toThrow(
      "decoderTerm: elements of x0 must be in [-1, 1]; got 1.01 at 0",
    );
    expect(() => decoderTerm(x0, { mean: x0, variance: 0 })).toThrow("model.variance must be > 0");
    expect(() => decoderTerm(x0, model, { levels: 1 })).toThrow("levels must be an integer >= 2");
  });
});

test("bitsPerDimension(nats, d) is nats / (d ln 2)", () => {
  expect(bitsPerDimension(Math.LN2 * 12, 4)).toBeCloseTo(3, 15);
  expect([...bitsPerDimension([0, Math.LN2], 1)]).toEqual([0, 1]);
  // One of 256 values at random is 8 bits.
  expect(bitsPerDimension(3072 * Math.log(256), 3072)).toBeCloseTo(8, 13);
  expect(() => bitsPerDimension(1, 0)).toThrow("dimension must be an integer >= 1; got 0");
});

/** Data N(m, v) on the line: everything about its noising is Gaussian. */
const [center, spread] = [0.4, 0.3];
const law: Mixture = { weights: [1], means: [[center]], covariances: [[spread]] };

/** Var(x_0 | x_t), known for a Gaussian. */
const left = (t: number): number => {
  const { signal, noise } = at(schedule, t);
  return (spread * noise ** 2) / (signal ** 2 * spread + noise ** 2);
};

/** Averages a quadratic of (x_0, epsilon_t) exactly: three nodes per Gaussian. */
const nodes = [-Math.sqrt(3), 0, Math.sqrt(3)].flatMap((z, i) =>
  [-Math.sqrt(3), 0, Math.sqrt(3)].map((e, j) => ({
    x0: center + Math.sqrt(spread) * z,
    epsilon: e,
    weight: ([1, 4, 1][i]! * [1, 4, 1][j]!) / 36,
  })),
);
const average = (values: Float64Array): number =>
  values.reduce((sum, value, i) => sum + value * nodes[i]!.weight, 0);

describe("evidence", () => {
  const x0 = column(...nodes.map((node) => node.x0));
  const noise = (): Samples => column(...nodes.map((node) => node.epsilon));

  test.each(["epsilon", "x0", "v"] as const)(
    "of the exact denoiser (%s) is Var(x0 | xt) weighted, term by term",
    async (predicts) => {
      const made = await evidence(x0, schedule, exactDenoiser(law, { predicts }), { noise });
      for (const t of [1, 2, 50, 99]) {
        // Equal variances, so KL = c^2 |x0 - E[x0 | xt]|^2 / (2 v), c what multiplies x0 in the mean.
        const { mean, variance } = posterior(column(1), column(0), schedule, t);
        const expected = (mean.data[0]! ** 2 * left(t)) / (2 * variance);
        expect([average(made.steps[t]!)]).toBeAllClose([expected], { rtol: 1e-10 });
      }
      // The decoder: -E ln N(x0; E[x0 | x1], v) with the clipped variance v of step 1.
      const { variance } = posterior(column(1), column(0), schedule, 1);
      const first = (Math.log(2 * Math.PI * variance) + left(0) / variance) / 2;
      expect([average(made.steps[0]!)]).toBeAllClose([first], { rtol: 1e-10 });
      const sum = made.steps.reduce((total, term) => total + average(term), average(made.prior));
      expect(average(made.total)).toBeCloseTo(sum, 10);
    },
  );

  test("is an upper bound of the cross entropy, whose gap is halved as steps double", async () => {
    const truth = Math.log(2 * Math.PI * Math.E * spread) / 2;
    const gaps = [];
    for (const steps of [400, 800]) {
      // log-SNR in equal steps from 10 to -10
      const alphaBar = Array.from({ length: steps }, (_, t) => {
        return 1 / (1 + Math.exp(-10 + (20 * t) / (steps - 1)));
      });
      const even = fromBeta(alphaBar.map((a, t) => 1 - a / (alphaBar[t - 1] ?? 1)));
      const options = { noise, variance: "beta" } as const;
      gaps.push(average((await evidence(x0, even, exactDenoiser(law), options)).total) - truth);
    }
    expect(gaps[0]).toBeGreaterThan(0);
    expect(gaps[0]).toBeLessThan(0.2);
    expect(gaps[0]! / gaps[1]!).toBeCloseTo(2, 1);
  });

  test("with variance beta has the divergence of unequal variances", async () => {
    const made = await evidence(x0, schedule, exactDenoiser(law), { noise, variance: "beta" });
    const t = 10;
    const { mean, variance } = posterior(column(1), column(0), schedule, t);
    const ratio = variance / schedule.beta[t]!;
    const expected =
      (mean.data[0]! ** 2 * left(t)) / (2 * schedule.beta[t]!) + (ratio - 1 - Math.log(ratio)) / 2;
    expect([average(made.steps[t]!)]).toBeAllClose([expected], { rtol: 1e-10 });
  });

  test("with { levels } ends in the discrete decoder", async () => {
    const pixels = column(-1, 0, 1);
    const quiet = (): Samples => column(0, 0, 0);
    const perfect: Denoiser = { predicts: "x0", call: () => pixels };
    const { steps } = await evidence(pixels, schedule, perfect, { noise: quiet, levels: 256 });
    const { variance } = posterior(column(1), column(0), schedule, 1);
    expect(steps[0]).toEqual(decoderTerm(pixels, { mean: pixels, variance }));
    expect([...steps[50]!]).toEqual([0, 0, 0]);
  });

  test("with a Stream forks by step; stops when asked to", async () => {
    const rng = philox(3);
    const drawn = (t: number): Samples => ({
      data: rng.fork(t).fillNormal(new Float64Array(nodes.length)),
      shape: x0.shape,
    });
    const given = await evidence(x0, schedule, exactDenoiser(law), { noise: drawn });
    expect(await evidence(x0, schedule, exactDenoiser(law), { rng })).toEqual(given);
    const stopped = evidence(x0, schedule, exactDenoiser(law), { rng, signal: { aborted: true } });
    await expect(stopped).rejects.toThrow("evidence: stopped at step 99");
    await expect(evidence(x0, schedule, exactDenoiser(law), {})).rejects.toThrow(TypeError);
  });
});

describe("entropyBound", () => {
  const short = linear(5, { end: 0.4 });

  test("is E ln p(x_T) + sum_(t >= 2) E ln p(x_(t-1) | x_t) / q(x_t | x_(t-1)), edge terms aside", async () => {
    // Each expectation over (x_0, the two noises of x_(t-1), x_t) is of a quadratic: three nodes each.
    const root = [-Math.sqrt(3), 0, Math.sqrt(3)];
    const grid = root.flatMap((a, i) =>
      root.flatMap((b, j) =>
        root.map((c, k) => ({
          z: [a, b, c] as const,
          weight: ([1, 4, 1][i]! * [1, 4, 1][j]! * [1, 4, 1][k]!) / 216,
        })),
      ),
    );
    const x0 = column(...grid.map(({ z }) => center + Math.sqrt(spread) * z[0]));
    const noise = (k: 1 | 2): Samples => column(...grid.map(({ z }) => z[k]));
    const mean = (values: Float64Array): number =>
      values.reduce((sum, value, i) => sum + value * grid[i]!.weight, 0);
    const denoiser = exactDenoiser(law);
    const divergences: number[] = [];
    let expected = -Math.log(2 * Math.PI * Math.E) / 2; // minus the entropy of N(0, 1)
    for (let t = 1; t < 5; t++) {
      const before = jump(x0, at(short, t - 1), { noise: noise(1) });
      const after = jump(before, transition(short, t, t + 1), { noise: noise(2) });
      const epsilon = (await denoiser.call(after, at(short, t))) as Samples;
      const p = posteriorFromEpsilon(after, epsilon, short, t);
      const reverse = { signal: 1, noise: Math.sqrt(p.variance) };
      expected += mean(logTransition(p.mean, before, reverse));
      expected -= mean(logTransition(before, after, transition(short, t, t + 1)));
      divergences.push(mean(gaussianKl(posterior(x0, after, short, t), p)));
    }
    expect(entropyBound(short, divergences, 1).bound).toBeCloseTo(expected, 12);
  });

  test("has the entropies of Gaussians, in closed form", () => {
    const { entropyFirst, entropyLast, entropyPrior, bound } = entropyBound(short, [0, 0, 0, 0], 3);
    const entropy = (variance: number): number => 1.5 * Math.log(2 * Math.PI * Math.E * variance);
    const { noise } = at(short, 4);
    expect(entropyFirst).toBeCloseTo(entropy(1e-4), 13);
    expect(entropyLast).toBeCloseTo(entropy(noise ** 2), 13);
    expect(entropyPrior).toBeCloseTo(entropy(1), 13);
    expect(bound).toBeCloseTo(entropyLast - entropyFirst - entropyPrior, 13);
  });

  test("refuses what has no bound", () => {
    expect(() => entropyBound(short, [1], 1)).toThrow("each of the 4 steps after the first; got 1");
    expect(() => entropyBound(short, [0, 0, 0, Infinity], 1)).toThrow("got Infinity at position 3");
    expect(() => entropyBound(short, [0, 0, 0, 0], 0)).toThrow("dimension must be an integer >= 1");
    expect(() => entropyBound(constant(1, { beta: 0 }), [], 1)).toThrow("must add noise");
  });
});
