import chainGolden from "@inkwash/golden/forward_chain.json" with { type: "json" };
import mixtureGolden from "@inkwash/golden/forward_mixture.json" with { type: "json" };
import posteriorGolden from "@inkwash/golden/forward_posterior.json" with { type: "json" };
import {
  cdf,
  chain,
  density,
  exactDenoiser,
  jump,
  logDensity,
  marginal,
  posterior,
  quantile,
  score,
  type Mixture,
  type Samples,
} from "@inkwash/forward";
import "@inkwash/matchers";
import { at, constant, linear, posterior as tables, sigmoid } from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const tutorial0 = linear(1000);

const line = (means: readonly number[]): Mixture => ({
  weights: [0.5, 0.3, 0.2],
  means: means.map((m) => [m]),
  covariances: [[1], [0.25], [2.25]],
});

describe.each([
  ["means 2 5 -3", [2, 5, -3]],
  ["means 0 5 -3", [0, 5, -3]],
] as const)("tutorial 000, %s, against NumPy and SciPy", (name, means) => {
  const golden = mixtureGolden.line;
  const at0 = golden.levels.map((level) => marginal(line(means), at(tutorial0, level - 1)));

  test("density(marginal(mixture, at), x) agrees to 1e-12 where it is not far out", () => {
    at0.forEach((mixture, i) => {
      const { density: expected } = golden[name][i]!;
      expect(density(mixture, golden.x)).toBeAllClose(expected, { rtol: 1e-12, atol: 1e-300 });
    });
  });

  test("logDensity(mixture, x) agrees to 1e-12", () => {
    at0.forEach((mixture, i) => {
      const expected = golden[name][i]!.density.map(Math.log);
      expect(logDensity(mixture, golden.x)).toBeAllClose(expected, { atol: 1e-12 });
    });
  });

  test("cdf(mixture, x) agrees to 1e-12 relative, in the lower tail too", () => {
    at0.forEach((mixture, i) => {
      expect(cdf(mixture, golden.x)).toBeAllClose(golden[name][i]!.cdf, { rtol: 1e-12 });
    });
  });

  // Near p = 1 the quantile itself is only defined up to 2^-53 / density, 2e-11 at p = 0.999999.
  test("quantile(mixture, p) agrees to 1e-12, and to 1e-10 at p = 0.999999", () => {
    at0.forEach((mixture, i) => {
      const { quantile: expected } = golden[name][i]!;
      const made = quantile(mixture, golden.p);
      expect(made.subarray(0, -1)).toBeAllClose(expected.slice(0, -1), {
        rtol: 1e-12,
        atol: 1e-12,
      });
      expect(made).toBeAllClose(expected, { rtol: 1e-10 });
    });
  });
});

describe("the five components of the plane, against SciPy", () => {
  const golden = mixtureGolden.plane;
  const mixture: Mixture = {
    weights: golden.weights,
    means: golden.means,
    covariances: golden.covariances.map((rows) => rows.flat()),
  };

  test.each(golden.steps.map((t, i) => [t, golden.points[i]!] as const))(
    "logDensity, score and exactDenoiser agree to 1e-11 at step %i",
    (t, points) => {
      const place = at(tutorial0, t);
      const here = marginal(mixture, place);
      const x: Samples = { data: Float64Array.from(points.flatMap((p) => p.x)), shape: [4, 2] };
      const near = { rtol: 1e-11, atol: 1e-11 };
      expect(logDensity(here, x.data)).toBeAllClose(
        points.map((p) => p.logDensity),
        near,
      );
      expect(score(here, x.data)).toBeAllClose(
        points.flatMap((p) => p.score),
        near,
      );
      for (const predicts of ["x0", "epsilon"] as const) {
        const made = exactDenoiser(mixture, { predicts }).call(x, place) as Samples;
        expect(made.data).toBeAllClose(
          points.flatMap((p) => p[predicts]),
          near,
        );
      }
    },
  );
});

describe("tutorial 002's chain on four points, with the noise it drew", () => {
  const golden = chainGolden;
  const points = (values: readonly number[], array: typeof Float32Array | typeof Float64Array) => ({
    data: array.from(values),
    shape: [values.length, 1],
  });

  test.each([Float32Array, Float64Array])("%o: mean and std of 100 particles agree", (array) => {
    const schedule = constant(golden.noise.length, { beta: golden.beta });
    const noise = (level: number): Samples => points(golden.noise[level - 1]!, array);
    const states = [...chain(points(golden.start, array), schedule, { noise })];
    const values = states.map(({ x }) => Array.from(x.data));
    const mean = values.map((row) => row.reduce((sum, value) => sum + value, 0) / 100);
    const std = values.map((row, i) =>
      Math.sqrt(row.reduce((sum, value) => sum + (value - mean[i]!) ** 2, 0) / 99),
    );
    // float32 states in the tutorial: 12 steps of relative error 2^-24 on numbers up to 15.
    expect(mean).toBeAllClose(golden.mean, { atol: 3e-6 });
    expect(std).toBeAllClose(golden.std, { atol: 1e-5 });
  });

  test("the whole path of one particle agrees to float32's accuracy", () => {
    const schedule = constant(golden.noise0.length, { beta: golden.beta });
    const noise = (level: number): Samples => points([golden.noise0[level - 1]!], Float64Array);
    const path = chain(points([golden.states0[0]!], Float64Array), schedule, { noise });
    const states = Array.from(path, ({ x }) => x.data[0]!);
    expect(states).toBeAllClose(golden.states0, { atol: 5e-5 });
  });

  test("density(marginal(100 point masses, at), x) agrees to 1e-12", () => {
    const particles: Mixture = {
      weights: golden.start.map(() => 1 / 100),
      means: golden.start.map((x) => [x]),
      covariances: golden.start.map(() => [0]),
    };
    golden.steps.forEach((t, i) => {
      const here = marginal(particles, at(constant(200, { beta: 0.04 }), t));
      expect(density(here, golden.grid)).toBeAllClose(golden.density[i]!, { rtol: 1e-12 });
    });
  });
});

describe("tutorial 004's q_x and q_posterior in float64", () => {
  const golden = posteriorGolden;
  const schedule = sigmoid(100, { start: 1e-5, end: 5e-3 });
  const of = (rows: number[][]): Samples => ({
    data: Float64Array.from(rows.flat()),
    shape: [rows.length, 2],
  });
  // NumPy's 1 - cumprod(1 - beta) is itself only good to 5e-12 here (see schedules/exact.test.ts).
  const near = { rtol: 5e-12, atol: 5e-12 };

  test("jump(x0, at, { noise }) agrees, one step per sample", () => {
    const x = jump(of(golden.x0), at(schedule, golden.t), { noise: of(golden.xt) });
    expect(x.data).toBeAllClose(golden.jump.flat(), near);
  });

  test("posterior(x0, xt, schedule, t) agrees, one step per sample", () => {
    const { mean, logVariance } = posterior(of(golden.x0), of(golden.xt), schedule, golden.t);
    expect(mean.data).toBeAllClose(golden.mean.flat(), near);
    expect(logVariance.subarray(1)).toBeAllClose(golden.logVarianceClipped.slice(1), near);
    const clipped = golden.t.map((t) => tables(schedule).logVarianceClipped[t]!);
    expect(clipped).toBeAllClose(golden.logVarianceClipped, near);
  });
});
