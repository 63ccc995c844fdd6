import golden from "@inkwash/golden/schedules_float32.json" with { type: "json" };
import { alphaBar, linear, noise } from "@inkwash/schedules";
import { betas32, tables32, type Betas32 } from "@inkwash/schedules/float32";
import { describe, expect, test } from "vitest";

const schedules: Record<Exclude<keyof typeof golden, "how">, Float32Array> = {
  "linear_1e-4_0.02_T1000": betas32("linear", 1000, { start: 1e-4, end: 0.02 }),
  "linear_1e-4_0.1_T200": betas32("linear", 200, { start: 1e-4, end: 0.1 }),
  "quadratic_1e-4_0.1_T200": betas32("scaled-linear", 200, { start: 1e-4, end: 0.1 }),
  "constant_0.1_T200": betas32("constant", 200, { start: 0.1 }),
  "fixed_sigma0.2_T200": betas32("constant", 200, { start: 0.2 ** 2 }),
  "seed004_linear_1e-5_0.005_T100": betas32("linear", 100, { start: 1e-5, end: 0.005 }),
  "seed004_quad_1e-5_0.005_T100": betas32("scaled-linear", 100, { start: 1e-5, end: 0.005 }),
  "seed004_sigmoid_1e-5_0.005_T100": betas32("sigmoid", 100, { start: 1e-5, end: 0.005 }),
  "seed001_constant_0.25_T20": betas32("constant", 20, { start: 0.25 }),
  "seed001_constant_0.5_T40": betas32("constant", 40, { start: 0.5 }),
  "seed004_default_linear_1e-5_0.01_T1000": betas32("linear", 1000, { start: 1e-5, end: 0.01 }),
  "seed004_default_quad_1e-5_0.01_T1000": betas32("scaled-linear", 1000, {
    start: 1e-5,
    end: 0.01,
  }),
  "seed004_default_sigmoid_1e-5_0.01_T1000": betas32("sigmoid", 1000, { start: 1e-5, end: 0.01 }),
};

describe.each(Object.entries(schedules))("PyTorch's float32 %s", (name, betas) => {
  const columns = golden[name as keyof typeof schedules];
  const rows = "index" in columns ? columns.index : columns.betas.map((_, t) => t);
  const tables = tables32(betas);
  const ours: Record<string, Float32Array> = {
    betas: tables.beta,
    alphas_cumprod: tables.alphaBar,
    sqrt_alphas_cumprod: tables.signal,
    sqrt_one_minus_alphas_cumprod: tables.noise,
    log_one_minus_alphas_cumprod: tables.logNoiseVariance,
    posterior_mean_coef_1: tables.dataCoefficient,
    posterior_mean_coef_2: tables.stateCoefficient,
    posterior_variance: tables.variance,
    posterior_log_variance_clipped: tables.logVarianceClipped,
  };

  test.each(Object.keys(ours))("%s, to the bit", (column) => {
    const expected = columns[column as keyof typeof columns] as number[];
    expect(rows.map((t) => ours[column]![t])).toEqual(expected);
  });
});

test("float32 loses 1.7e-4 of 1 - alphaBar at t = 0, which the float64 tables keep", () => {
  const { alphaBar: short } = tables32(betas32("linear", 1000, { start: 1e-4, end: 0.02 }));
  const exact = noise(linear(1000))[0]! ** 2;
  expect(Math.abs((1 - short[0]!) / exact - 1)).toBeCloseTo(1.66e-4, 6);
  expect(alphaBar(linear(1000))[0]).toBeCloseTo(1 - exact, 15);
});

test("tables32 takes the ends of the range", () => {
  const { variance, logVarianceClipped } = tables32([0.5]);
  expect([variance[0], logVarianceClipped[0]]).toEqual([0, -Infinity]);
});

test.each<[() => unknown, string]>([
  [() => betas32("cosine" as Betas32, 3, { start: 0.1 }), "betas32: kind must be one of"],
  [() => betas32("linear", 0, { start: 0.1 }), "betas32: steps must be an integer"],
  [() => betas32("linear", 3, { start: 2 }), "betas32: start must be in [0, 1]; got 2"],
  [() => betas32("linear", 3, { start: 0, end: -1 }), "betas32: end must be in [0, 1]; got -1"],
  [
    () => betas32("sigmoid", 3, { start: 0, range: 90 }),
    "betas32: range must be in (0, 80); got 90",
  ],
  [() => tables32([]), "tables32: beta must hold between 1 and 16777216 numbers; got 0"],
])("%s is refused", (call, message) => {
  expect(call).toThrow(RangeError);
  expect(call).toThrow(message);
});
