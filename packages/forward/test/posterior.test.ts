import { posterior, transition, type Gaussian, type Samples } from "@inkwash/forward";
import { at, fromBeta, linear } from "@inkwash/schedules";
import { describe, expect, expectTypeOf, test } from "vitest";

const schedule = linear(100, { end: 0.1 });
const one = (value: number): Samples => ({ data: Float64Array.of(value), shape: [1, 1] });

describe.each([1, 2, 30, 99])("posterior(x0, xt, schedule, %i)", (t) => {
  test("is Bayes' rule: q(x_t | x_(t-1)) q(x_(t-1) | x_0), normalised on a fine grid", () => {
    const [x0, xt] = [1.7, -0.4];
    const step = transition(schedule, t, t + 1);
    const before = at(schedule, t - 1);
    const { mean, variance } = posterior(one(x0), one(xt), schedule, t);
    // The product is a Gaussian: the trapezoidal rule is exact to rounding on a grid this fine.
    const energy = (x: number): number =>
      ((xt - step.signal * x) / step.noise) ** 2 + ((x - before.signal * x0) / before.noise) ** 2;
    const [middle, width, count] = [mean.data[0]!, 16 * Math.sqrt(variance), 400];
    const sums = [0, 0, 0];
    for (let i = 0; i <= count; i++) {
      const away = width * (i / count - 0.5);
      const weight = Math.exp((energy(middle) - energy(middle + away)) / 2);
      [1, away, away * away].forEach((power, k) => (sums[k]! += weight * power));
    }
    const [total, first, second] = sums as [number, number, number];
    expect(first / total / Math.sqrt(variance)).toBeCloseTo(0, 10);
    expect(second / total / variance).toBeCloseTo(1, 10);
  });
});

test("posterior(x0, xt, schedule, 0) is the data", () => {
  const { mean, variance, logVariance } = posterior(one(3), one(-8), schedule, 0);
  expect([mean.data[0], variance, logVariance]).toEqual([3, 0, -Infinity]);
});

test("posterior after a step that leaves nothing knows the data only", () => {
  const { mean, variance } = posterior(one(2), one(5), fromBeta([0.75, 1]), 1);
  expect([mean.data[0], variance]).toEqual([1, 0.75]);
});

test("posterior(x0, xt, schedule, [t, ...]) takes one step per sample", () => {
  const x0: Samples = { data: Float32Array.of(1, 2, 3, 4), shape: [2, 2] };
  const xt: Samples = { data: Float32Array.of(-1, 0, 1, 2), shape: [2, 2] };
  const both = posterior(x0, xt, schedule, [5, 60]);
  expectTypeOf(both).toEqualTypeOf<Gaussian<Float64Array>>();
  [5, 60].forEach((t, i) => {
    const row = (x: Samples): Samples => ({ data: x.data.slice(2 * i, 2 * i + 2), shape: [1, 2] });
    const alone = posterior(row(x0), row(xt), schedule, t);
    expectTypeOf(alone).toEqualTypeOf<Gaussian<number>>();
    expect(row(both.mean)).toEqual(alone.mean);
    expect(both.variance[i]).toBe(alone.variance);
    expect(both.logVariance[i]).toBe(alone.logVariance);
  });
});

test("posterior(..., { out }) writes the mean to out, which may be xt", () => {
  const xt = one(-1);
  const expected = posterior(one(1), one(-1), schedule, 9).mean;
  expect(posterior(one(1), xt, schedule, 9, { out: xt }).mean).toBe(xt);
  expect(xt).toEqual(expected);
});

test("posterior refuses what does not fit", () => {
  const x = one(1);
  expect(() => posterior(x, x, schedule, 100)).toThrow("t must be an integer in [0, 99]; got 100");
  expect(() => posterior(x, x, schedule, [1, 2])).toThrow(
    "posterior: t must be a number or hold one step for each of the 1 samples; got 2",
  );
  const two: Samples = { data: new Float64Array(2), shape: [2, 1] };
  expect(() => posterior(x, two, schedule, 1)).toThrow("posterior: xt must have as many elements");
});
