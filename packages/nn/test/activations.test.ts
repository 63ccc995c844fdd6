import golden from "@inkwash/golden/torch_activations.json" with { type: "json" };
import "@inkwash/matchers";
import { expect, test } from "vitest";
import { activate } from "../src/reference/activations.ts";

test.each(["softplus", "silu"] as const)(
  'activate("%s", values, slopes, count) is PyTorch\'s function and derivative to 2e-15, from -200 to 800',
  (activation) => {
    const values = Float64Array.from(golden.z);
    const slopes = new Float64Array(values.length);
    activate(activation, values, slopes, values.length);
    expect(values).toBeAllClose(golden[activation].value, { rtol: 2e-15 });
    // Near its minimum the derivative of silu is a difference of numbers near 1.
    expect(slopes).toBeAllClose(golden[activation].slope, { rtol: 2e-15, atol: 1e-16 });
  },
);

test.each(["gelu", "tanh", "relu"] as const)(
  'activate("%s", values, slopes, count) is PyTorch\'s function and derivative to 2e-15, from -200 to 800',
  (activation) => {
    const values = Float64Array.from(golden.z);
    const slopes = new Float64Array(values.length);
    activate(activation, values, slopes, values.length);
    // PyTorch forms 1 + erf and 1 - tanh², which are 0 to rounding where ours are tiny.
    expect(values).toBeAllClose(golden[activation].value, { rtol: 2e-15, atol: 5e-16 });
    expect(slopes).toBeAllClose(golden[activation].slope, { rtol: 2e-15, atol: 5e-16 });
  },
);

test('activate("gelu", values, slopes, count) keeps the tail that 1 + erf rounds away', () => {
  const values = Float64Array.of(-10);
  activate("gelu", values, Float64Array.of(0), 1);
  // -10 times the normal distribution at -10, from tables.
  expect(values).toBeAllClose([-10 * 7.619853024160527e-24], { rtol: 1e-13 });
});

test('activate("relu", values, slopes, count) lets NaN through', () => {
  const values = Float64Array.of(NaN, -0, 3);
  activate("relu", values, new Float64Array(3), 3);
  expect(Array.from(values)).toEqual([NaN, 0, 3]);
});

test("activate(activation, values, slopes, count) leaves what lies beyond count alone", () => {
  const values = Float64Array.of(1, 1, 1);
  const slopes = Float64Array.of(9, 9, 9);
  activate("silu", values, slopes, 2);
  expect(values[2]).toBe(1);
  expect(slopes[2]).toBe(9);
});
