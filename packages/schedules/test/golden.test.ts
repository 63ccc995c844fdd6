import golden from "@inkwash/golden/schedules_float64.json" with { type: "json" };
import "@inkwash/matchers";
import {
  alphaBar,
  constant,
  fromBeta,
  linear,
  noise,
  posterior,
  scaledLinear,
  sigmoid,
  signal,
  type Schedule,
} from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

// NumPy's tables take 1 - cumprod(1 - beta), which cancels: its own error near t = 0 is what the
// tolerances allow (2.2e-16 / beta_0 relative, 1.1e-11 for beta_0 = 1e-5); see exact.test.ts for ours.
const schedules: Record<Exclude<keyof typeof golden, "how">, Schedule> = {
  "linear_1e-4_0.02_T1000": linear(1000),
  "linear_1e-4_0.1_T200": linear(200, { start: 1e-4, end: 0.1 }),
  "quadratic_1e-4_0.1_T200": scaledLinear(200, { start: 1e-4, end: 0.1 }),
  "constant_0.1_T200": constant(200, { beta: 0.1 }),
  "fixed_sigma0.2_T200": constant(200, { beta: 0.2 ** 2 }),
  "seed004_linear_1e-5_0.005_T100": linear(100, { start: 1e-5, end: 0.005 }),
  "seed004_quad_1e-5_0.005_T100": scaledLinear(100, { start: 1e-5, end: 0.005 }),
  "seed004_sigmoid_1e-5_0.005_T100": sigmoid(100, { start: 1e-5, end: 0.005 }),
  "seed001_constant_0.25_T20": constant(20, { beta: 0.25 }),
  "seed001_constant_0.5_T40": constant(40, { beta: 0.5 }),
  "seed004_default_linear_1e-5_0.01_T1000": linear(1000, { start: 1e-5, end: 0.01 }),
  "seed004_default_quad_1e-5_0.01_T1000": scaledLinear(1000, { start: 1e-5, end: 0.01 }),
  "seed004_default_sigmoid_1e-5_0.01_T1000": sigmoid(1000, { start: 1e-5, end: 0.01 }),
};

describe.each(Object.entries(schedules))("NumPy's %s", (name, schedule) => {
  const columns = golden[name as keyof typeof schedules];
  const rows = "index" in columns ? columns.index : columns.betas.map((_, t) => t);
  const take = (table: Float64Array): Float64Array => Float64Array.from(rows, (t) => table[t]!);

  test("the betas are NumPy's, to the bit where they are a linspace", () => {
    const rtol = name.includes("sigmoid") ? 1e-14 : name.includes("quad") ? 5e-16 : 0;
    expect(take(schedule.beta)).toBeAllClose(columns.betas, { rtol });
  });

  test("alphaBar, signal and noise agree to 1e-11", () => {
    const near = { rtol: 1e-11 };
    expect(take(alphaBar(schedule))).toBeAllClose(columns.alphas_cumprod, near);
    expect(take(signal(schedule))).toBeAllClose(columns.sqrt_alphas_cumprod, near);
    expect(take(noise(schedule))).toBeAllClose(columns.sqrt_one_minus_alphas_cumprod, near);
  });

  test("ln(1 - alphaBar) = logAlphaBar - logSnr agrees to 1e-11", () => {
    const logNoiseVariance = schedule.logAlphaBar.map((l, t) => l - schedule.logSnr[t]!);
    expect(take(logNoiseVariance)).toBeAllClose(columns.log_one_minus_alphas_cumprod, {
      atol: 1.2e-11,
    });
  });

  test("the posterior's tables agree to 1e-11", () => {
    const tables = posterior(schedule);
    const near = { rtol: 1e-11 };
    expect(take(tables.dataCoefficient)).toBeAllClose(columns.posterior_mean_coef_1, near);
    expect(take(tables.stateCoefficient)).toBeAllClose(columns.posterior_mean_coef_2, near);
    expect(take(tables.variance)).toBeAllClose(columns.posterior_variance, near);
    expect(take(tables.logVarianceClipped)).toBeAllClose(columns.posterior_log_variance_clipped, {
      atol: 1e-11,
    });
  });
});

test("fromBeta(NumPy's betas) gives the tables of the named schedule, to the bit", () => {
  const betas = golden["linear_1e-4_0.1_T200"].betas;
  expect(fromBeta(betas).logAlphaBar).toEqual(schedules["linear_1e-4_0.1_T200"].logAlphaBar);
});
