import "@inkwash/matchers";
import {
  alpha,
  alphaBar,
  constant,
  cosine,
  diffusersLaplace,
  exponential,
  fromBeta,
  laplace,
  linear,
  noise,
  scaledLinear,
  sigma,
  sigmoid,
  sigmoidAlphaBar,
  signal,
  snr,
  sohlDickstein,
  type Schedule,
} from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const named: Record<string, (steps: number) => Schedule> = {
  linear,
  scaledLinear,
  sigmoid,
  cosine,
  constant: (steps) => constant(steps, { beta: 0.1 }),
  sigmoidAlphaBar,
  exponential,
  laplace,
  diffusersLaplace,
  fromBeta: (steps) => fromBeta(new Float64Array(steps).fill(0.1)),
};

describe.each(Object.entries(named))("%s(steps)", (name, make) => {
  test.each([1, 2, 3, 1000])("makes %i steps", (steps) => {
    const { beta, logAlphaBar, logSnr } = make(steps);
    expect([beta.length, logAlphaBar.length, logSnr.length]).toEqual([steps, steps, steps]);
    expect(beta.every((b) => b > 0 && b < 1)).toBe(true);
  });

  if (name !== "fromBeta") {
    test.each([0, -1, 2.5, Number.NaN, Infinity, 2 ** 24 + 1])("refuses %d steps", (steps) => {
      expect(() => make(steps)).toThrow(RangeError);
      expect(() => make(steps)).toThrow(`${name}: steps must be an integer in [1, 16777216]; got`);
    });
  }
});

test("linear(steps, { start, end }) has both ends exactly, rising or falling", () => {
  const up = linear(7, { start: 0.1, end: 0.3 }).beta;
  const down = linear(7, { start: 0.3, end: 0.1 }).beta;
  expect([up[0], up[6], down[0], down[6]]).toEqual([0.1, 0.3, 0.3, 0.1]);
});

test("linear(1) is the start alone, as in NumPy", () => {
  expect([...linear(1, { start: 0.1, end: 0.3 }).beta]).toEqual([0.1]);
});

test("sigmoid(steps, { range }) is symmetric about the middle of its asymptotes", () => {
  const { beta } = sigmoid(101, { start: 0.1, end: 0.3, range: 4 });
  expect(beta.map((b, t) => b + beta[100 - t]!)).toBeAllClose(new Float64Array(101).fill(0.4), {
    rtol: 1e-15,
  });
});

test("sigmoid(steps, { range }) takes ranges of any size", () => {
  expect([...sigmoid(3, { start: 0.1, end: 0.3, range: 1e4 }).beta]).toEqual([0.1, 0.2, 0.3]);
});

test("cosine(steps, { maxBeta: 1 }) ends in pure noise, exactly", () => {
  for (let steps = 1; steps <= 300; steps++) {
    const { beta, logSnr } = cosine(steps, { maxBeta: 1 });
    expect(beta.at(-1)).toBe(1);
    expect(logSnr.at(-1)).toBe(-Infinity);
  }
});

test("cosine(steps, { offset }) gives alphaBar = cos^2 / cos^2 of Nichol and Dhariwal", () => {
  const s = 0.008;
  const f = (u: number): number => Math.cos((((u + s) / (1 + s)) * Math.PI) / 2) ** 2;
  const expected = Float64Array.from({ length: 99 }, (_, t) => f((t + 1) / 100) / f(0));
  expect(alphaBar(cosine(100)).subarray(0, 99)).toBeAllClose(expected, { rtol: 1e-12 });
});

test("sigmoidAlphaBar(steps, { maxBeta: 1 }) ends in pure noise, exactly", () => {
  for (const tau of [0.1, 1, 10]) {
    const { beta, logSnr } = sigmoidAlphaBar(77, { tau, maxBeta: 1 });
    expect([beta.at(-1), logSnr.at(-1)]).toEqual([1, -Infinity]);
  }
});

test("exponential(steps) ends at the same alphaBar for any number of steps", () => {
  for (const steps of [10, 100, 1000]) {
    expect(exponential(steps).logAlphaBar.at(-1)).toBeCloseTo(-12, 12);
  }
});

test("laplace(steps) has half of its steps on either side of the location", () => {
  const { logSnr } = laplace(1000, { location: 2, scale: 0.3 });
  expect(logSnr[499]).toBeCloseTo(2, 13);
  expect(logSnr[249]! - 2).toBeCloseTo(0.3 * Math.LN2, 13);
  expect(2 - logSnr[749]!).toBeCloseTo(0.3 * Math.LN2, 13);
});

test("diffusersLaplace(1000) has an SNR of 2.418 in the middle, where 1 was meant", () => {
  expect(snr(diffusersLaplace(1000))[499]).toBeCloseTo(2.418, 3);
  expect(snr(laplace(1000))[499]).toBeCloseTo(1, 13);
});

test("sohlDickstein(steps) loses the same share at every step: alphaBar = 1 - (t + 1) / T", () => {
  const expected = Float64Array.from({ length: 50 }, (_, t) => (49 - t) / 50);
  expect(alphaBar(sohlDickstein(50))).toBeAllClose(expected, { rtol: 1e-14 });
});

test("fromBeta(beta, { name }) copies the betas and keeps the name", () => {
  const mine = [0.1, 0.2];
  const schedule = fromBeta(mine, { name: "mine" });
  mine[0] = 0.5;
  expect(schedule.name).toBe("mine");
  expect([...schedule.beta]).toEqual([0.1, 0.2]);
  expect(fromBeta([0.1]).name).toBe("custom");
});

describe("tables at the exact ends of their ranges", () => {
  test("beta = 0 leaves the data: infinite only where that is exact", () => {
    const schedule = fromBeta([0, 0, 0.5]);
    expect([...schedule.logAlphaBar.subarray(0, 2)]).toEqual([0, 0]);
    expect([...schedule.logSnr.subarray(0, 2)]).toEqual([Infinity, Infinity]);
    expect([...signal(schedule).subarray(0, 2)]).toEqual([1, 1]);
    expect([...noise(schedule).subarray(0, 2)]).toEqual([0, 0]);
    expect([...sigma(schedule).subarray(0, 2)]).toEqual([0, 0]);
    expect([...snr(schedule).subarray(0, 2)]).toEqual([Infinity, Infinity]);
    expect(schedule.logSnr[2]).toBeCloseTo(0, 15);
  });

  test("beta = 1 leaves pure noise, for ever after", () => {
    const schedule = fromBeta([0.1, 1, 0.1]);
    expect([...schedule.logAlphaBar.subarray(1)]).toEqual([-Infinity, -Infinity]);
    expect([...schedule.logSnr.subarray(1)]).toEqual([-Infinity, -Infinity]);
    expect([...alpha(schedule)]).toEqual([0.9, 0, 0.9]);
    expect([...alphaBar(schedule).subarray(1)]).toEqual([0, 0]);
    expect([...signal(schedule).subarray(1)]).toEqual([0, 0]);
    expect([...noise(schedule).subarray(1)]).toEqual([1, 1]);
    expect([...sigma(schedule).subarray(1)]).toEqual([Infinity, Infinity]);
    expect([...snr(schedule).subarray(1)]).toEqual([0, 0]);
  });

  test("betas below 2^-53 are not lost beside 1", () => {
    const schedule = constant(4, { beta: 1e-20 });
    expect(noise(schedule).map((n) => n * n)).toBeAllClose([1e-20, 2e-20, 3e-20, 4e-20], {
      rtol: 1e-15,
    });
  });

  test("logAlphaBar keeps the last bits of a million steps", () => {
    const schedule = constant(1_000_000, { beta: 1e-6 });
    const exact = -(1 + 1e-6 / 2 + 1e-12 / 3); // 1e6 ln(1 - 1e-6), the rest is below 1e-18
    expect(schedule.logAlphaBar.at(-1)).toBeCloseTo(exact, 15);
  });
});

describe("what is refused", () => {
  test.each<[() => unknown, string]>([
    [() => linear(10, { start: -0.1 }), "linear: start must be in [0, 1]; got -0.1"],
    [() => linear(10, { end: Number.NaN }), "linear: end must be in [0, 1]; got NaN"],
    [() => scaledLinear(10, { start: 2 }), "scaledLinear: start must be in [0, 1]; got 2"],
    [() => scaledLinear(10, { end: -1 }), "scaledLinear: end must be in [0, 1]; got -1"],
    [() => constant(10, { beta: 1.5 }), "constant: beta must be in [0, 1]; got 1.5"],
    [() => sigmoid(10, { start: -1 }), "sigmoid: start must be in [0, 1]; got -1"],
    [() => sigmoid(10, { end: 2 }), "sigmoid: end must be in [0, 1]; got 2"],
    [() => sigmoid(10, { range: 0 }), "sigmoid: range must be a finite number > 0; got 0"],
    [() => cosine(10, { offset: -1 }), "cosine: offset must be in [0, 1]; got -1"],
    [() => cosine(10, { maxBeta: 2 }), "cosine: maxBeta must be in [0, 1]; got 2"],
    [() => exponential(10, { rate: 0 }), "exponential: rate must be a finite number > 0; got 0"],
    [() => exponential(10, { maxBeta: 2 }), "exponential: maxBeta must be in [0, 1]; got 2"],
    [
      () => sigmoidAlphaBar(10, { start: 3 }),
      "sigmoidAlphaBar: end must be a finite number > start; got 3",
    ],
    [
      () => sigmoidAlphaBar(10, { start: -Infinity }),
      "sigmoidAlphaBar: start must be a finite number; got -Infinity",
    ],
    [() => sigmoidAlphaBar(10, { tau: 0 }), "sigmoidAlphaBar: tau must be a finite number > 0"],
    [() => laplace(10, { location: Number.NaN }), "laplace: location must be a finite number"],
    [() => laplace(10, { scale: -1 }), "laplace: scale must be a finite number > 0; got -1"],
    [() => diffusersLaplace(10, { maxBeta: -1 }), "diffusersLaplace: maxBeta must be in [0, 1]"],
    [() => sohlDickstein(0), "sohlDickstein: steps must be an integer in [1, 16777216]; got 0"],
    [() => fromBeta([0.1, 1.1]), "fromBeta: beta[1] must be in [0, 1]; got 1.1"],
    [() => fromBeta([Number.NaN]), "fromBeta: beta[0] must be in [0, 1]; got NaN"],
    [() => fromBeta([]), "fromBeta: beta must hold between 1 and 16777216 numbers; got 0"],
  ])("%s", (call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});
