import { exactDenoiser, marginal, score, type Mixture, type Samples } from "@inkwash/forward";
import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { at, convert, cosine, type At, type Prediction } from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const plane: Mixture = {
  weights: [0.6, 0.4],
  means: [
    [1, -1],
    [-2, 0.5],
  ],
  covariances: [
    [2, 0.8, 0.8, 1],
    [0.5, -0.3, -0.3, 1],
  ],
};
const masses: Mixture = {
  weights: [0.25, 0.5, 0.25],
  means: [[-1], [2], [2.5]],
  covariances: [[0], [0], [0]],
};
const schedule = cosine(100);
const x: Samples = { data: philox(1).fillNormal(new Float64Array(20)), shape: [10, 2] };

const ask = (mixture: Mixture, predicts: Prediction, state: Samples, place: At): Samples =>
  exactDenoiser(mixture, { predicts }).call(state, place) as Samples;

test("exactDenoiser(mixture) predicts epsilon, -noise times the score of the marginal", () => {
  const place = at(schedule, 40);
  const expected = score(marginal(plane, place), x.data).map((s) => -place.noise * s);
  const denoiser = exactDenoiser(plane);
  expect(denoiser.predicts).toBe("epsilon");
  expect((denoiser.call(x, place) as Samples).data).toBeAllClose(expected, { atol: 1e-14 });
});

test("exactDenoiser(one Gaussian, x0) is the posterior mean of a linear Gaussian model", () => {
  const gaussian: Mixture = { weights: [1], means: [[2]], covariances: [[9]] };
  const place = at(schedule, 70);
  const { signal: a, noise: b } = place;
  const state: Samples = { data: Float64Array.of(-3, 0, 4), shape: [3, 1] };
  const expected = state.data.map((v) => 2 + ((9 * a) / (9 * a * a + b * b)) * (v - a * 2));
  expect(ask(gaussian, "x0", state, place).data).toBeAllClose(expected, { rtol: 1e-14 });
});

test("exactDenoiser(point masses, x0) is their mean under Bayes' rule", () => {
  const place = at(schedule, 50);
  const state: Samples = { data: Float64Array.of(-1, 0.5, 1.5), shape: [3, 1] };
  const expected = state.data.map((v) => {
    const weights = masses.weights.map(
      (w, k) => w * Math.exp(-(((v - place.signal * masses.means[k]![0]!) / place.noise) ** 2) / 2),
    );
    const sum = weights.reduce((a, b) => a + b, 0);
    return weights.reduce((total, w, k) => total + w * masses.means[k]![0]!, 0) / sum;
  });
  expect(ask(masses, "x0", state, place).data).toBeAllClose(expected, { rtol: 1e-13 });
});

describe.each<Prediction>(["x0", "v", "score", "flow"])("predicts: %j", (predicts) => {
  test("is what converting from epsilon gives", () => {
    const place = at(schedule, 50);
    const converted = convert(exactDenoiser(plane), predicts).call(x, place) as Samples;
    expect(ask(plane, predicts, x, place).data).toBeAllClose(converted.data, {
      rtol: 1e-12,
      atol: 1e-12,
    });
  });
});

test("exactDenoiser knows both ends: the mean of the data at pure noise, x itself at the data", () => {
  const noise = { signal: 0, noise: 1, logSnr: -Infinity, condition: 99 };
  const mean = [0.6 * 1 - 0.4 * 2, -0.6 + 0.2];
  expect(ask(plane, "x0", x, noise).data).toBeAllClose(Array(10).fill(mean).flat(), {
    rtol: 1e-14,
  });
  expect(ask(plane, "epsilon", x, noise).data).toBeAllClose(x.data, { rtol: 1e-14 });
  expect(ask(plane, "x0", x, at(schedule, -1)).data).toBeAllClose(x.data, { atol: 1e-14 });
  expect([...ask(plane, "epsilon", x, at(schedule, -1)).data]).toEqual(Array(20).fill(0));
});

test("exactDenoiser takes one place per sample", () => {
  const steps = Array.from({ length: 10 }, (_, i) => 10 * i);
  const together = ask(plane, "v", x, at(schedule, steps)).data;
  steps.forEach((t, i) => {
    const row: Samples = { data: x.data.slice(2 * i, 2 * i + 2), shape: [1, 2] };
    const alone = ask(plane, "v", row, at(schedule, t)).data;
    expect([...together.subarray(2 * i, 2 * i + 2)]).toEqual([...alone]);
  });
});

test("exactDenoiser.call(x, at, out) writes to out, in x's precision", () => {
  const x32: Samples = { data: Float32Array.from(x.data), shape: x.shape };
  const out: Samples = { data: new Float32Array(20), shape: x.shape };
  expect(exactDenoiser(plane).call(x32, at(schedule, 50), out)).toBe(out);
  const wide: Samples = { data: Float64Array.from(x32.data), shape: x.shape };
  const expected = ask(plane, "epsilon", wide, at(schedule, 50)).data;
  expect([...out.data]).toEqual(Array.from(expected, Math.fround));
});

describe("exactDenoiser refuses", () => {
  const place = at(schedule, 50);
  test.each<[string, () => unknown, string]>([
    [
      "an unknown prediction",
      () => exactDenoiser(plane, { predicts: "z" as "v" }),
      "must be one of",
    ],
    [
      "a malformed mixture, before it is called",
      () => exactDenoiser({ ...plane, weights: [0.5, 0.6] }),
      "exactDenoiser: weights must be >= 0 and sum to 1",
    ],
    [
      "samples of another shape",
      () => exactDenoiser(plane).call({ data: new Float64Array(3), shape: [3, 1] }, place),
      "exactDenoiser: x must be samples [n, 2]; got [3, 1]",
    ],
    [
      "NaN",
      () =>
        exactDenoiser(plane).call({ data: Float64Array.of(0, Number.NaN), shape: [1, 2] }, place),
      "exactDenoiser: x must be finite; got NaN at position 1",
    ],
    [
      "point masses where there is no noise",
      () =>
        exactDenoiser(masses).call({ data: new Float64Array(1), shape: [1, 1] }, at(schedule, -1)),
      "component 0 has no density",
    ],
    [
      "states beyond float64",
      () => exactDenoiser(plane).call({ data: Float64Array.of(1e200, 0), shape: [1, 2] }, place),
      "too far from the mixture",
    ],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});
