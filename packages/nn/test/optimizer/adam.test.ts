import "@inkwash/matchers";
import { expect, test } from "vitest";
import { adam } from "../../src/index.ts";
import { adamStep } from "../../src/optimizer/adam.ts";

const state = (...parameters: number[]) => ({
  parameters: Float64Array.from(parameters),
  firstMoment: new Float64Array(parameters.length),
  secondMoment: new Float64Array(parameters.length),
});

test("adamStep(settings, moving, k, rate, scale) moves every parameter by the rate at step 1, whatever the gradient", () => {
  const s = state(1, 1, 1);
  adamStep(adam({ epsilon: 0 }), { ...s, gradient: Float64Array.of(1e-9, -3, 1e9) }, 1, 0.01, 1);
  expect(s.parameters).toBeAllClose([0.99, 1.01, 0.99], { rtol: 1e-14 });
});

test("adamStep(settings, moving, k, rate, scale) keeps moving by the rate under a constant gradient", () => {
  const s = state(0);
  for (let k = 1; k <= 50; k++)
    adamStep(adam({ epsilon: 0 }), { ...s, gradient: Float64Array.of(2) }, k, 0.1, 0.5);
  // The corrected moments of a constant g are g and g² exactly, so each step is the rate.
  expect(s.parameters).toBeAllClose([-5], { rtol: 1e-12 });
  expect(s.firstMoment).toBeAllClose([1 - 0.9 ** 50], { rtol: 1e-13 });
  expect(s.secondMoment).toBeAllClose([1 - 0.999 ** 50], { rtol: 1e-12 });
});

test("adamStep(settings, moving, k, rate, scale) leaves a parameter that never had a gradient alone", () => {
  const s = state(5);
  adamStep(adam({ epsilon: 0 }), { ...s, gradient: Float64Array.of(0) }, 1, 0.1, 1);
  expect([...s.parameters, ...s.firstMoment, ...s.secondMoment]).toEqual([5, 0, 0]);
});

test("adamStep(settings, moving, k, rate, scale) lets moments end at 0 instead of in denormal numbers", () => {
  const s = state(0);
  for (let k = 1; k <= 1000; k++) {
    adamStep(adam(), { ...s, gradient: Float64Array.of(k === 1 ? 1e-3 : 0) }, k, 1e-3, 1);
    const m = s.firstMoment[0]!;
    expect(m === 0 || m >= 2 ** -126).toBe(true);
  }
  expect(s.firstMoment[0]).toBe(0);
});

test("adam(options) has PyTorch's defaults and refuses what is out of range", () => {
  expect(adam()).toEqual({ kind: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  expect(() => adam({ beta1: 1 })).toThrow("adam: beta1 must be in [0, 1); got 1");
  expect(() => adam({ beta2: -0.1 })).toThrow("adam: beta2 must be in [0, 1); got -0.1");
  expect(() => adam({ epsilon: NaN })).toThrow("adam: epsilon must be in [0, Infinity); got NaN");
});
