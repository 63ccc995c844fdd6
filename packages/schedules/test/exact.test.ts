import golden from "@inkwash/golden/schedules_exact.json" with { type: "json" };
import "@inkwash/matchers";
import {
  alpha,
  alphaBar,
  constant,
  cosine,
  diffusersLaplace,
  exponential,
  laplace,
  linear,
  noise,
  posterior,
  resample,
  scaledLinear,
  shiftLogSnr,
  sigma,
  sigmoid,
  sigmoidAlphaBar,
  signal,
  snr,
  sohlDickstein,
  zeroTerminalSnr,
  type Schedule,
} from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const schedules: Record<Exclude<keyof typeof golden, "how">, Schedule> = {
  "linear 1000 1e-4 0.02": linear(1000),
  "linear 100 1e-4 0.1": linear(100, { end: 0.1 }),
  "linear 1000 1e-9 1e-7": linear(1000, { start: 1e-9, end: 1e-7 }),
  "scaledLinear 1000 0.00085 0.012": scaledLinear(1000),
  "constant 200 0.1": constant(200, { beta: 0.1 }),
  "constant 60 0.5": constant(60, { beta: 0.5 }),
  "sigmoid 100 1e-5 0.005 6": sigmoid(100, { start: 1e-5, end: 0.005 }),
  "sigmoid 1000 1e-4 0.02 3": sigmoid(1000, { range: 3 }),
  "cosine 1000 0.008 0.999": cosine(1000),
  "cosine 50 0 0.9": cosine(50, { offset: 0, maxBeta: 0.9 }),
  "sigmoidAlphaBar 1000 -3 3 1": sigmoidAlphaBar(1000),
  "sigmoidAlphaBar 100 0 3 0.3": sigmoidAlphaBar(100, { start: 0, tau: 0.3 }),
  "exponential 1000 12": exponential(1000),
  "laplace 1000 0 0.5": laplace(1000),
  "laplace 101 1.5 0.7": laplace(101, { location: 1.5, scale: 0.7 }),
  "diffusersLaplace 1000": diffusersLaplace(1000),
  "sohlDickstein 1000": sohlDickstein(1000),
  "zeroTerminalSnr linear 1000": zeroTerminalSnr(linear(1000)),
  "zeroTerminalSnr scaledLinear 1000": zeroTerminalSnr(scaledLinear(1000)),
  "shiftLogSnr linear 1000 -2": shiftLogSnr(linear(1000), -2),
  "shiftLogSnr scaledLinear 1000 3": shiftLogSnr(scaledLinear(1000), 3),
  "resample linear 1000 300": resample(linear(1000), 300),
  "resample linear 100 350": resample(linear(100, { end: 0.1 }), 350),
};

describe.each(Object.entries(schedules))("the definitions to 50 digits: %s", (name, schedule) => {
  const exact = golden[name as keyof typeof schedules];
  const tables: Record<string, Float64Array> = {
    beta: schedule.beta,
    alpha: alpha(schedule),
    alphaBar: alphaBar(schedule),
    signal: signal(schedule),
    noise: noise(schedule),
    sigma: sigma(schedule),
    snr: snr(schedule),
    dataCoefficient: posterior(schedule).dataCoefficient,
    stateCoefficient: posterior(schedule).stateCoefficient,
    variance: posterior(schedule).variance,
  };
  const logs: Record<string, Float64Array> = {
    logAlphaBar: schedule.logAlphaBar,
    logSnr: schedule.logSnr,
    logVarianceClipped: posterior(schedule).logVarianceClipped,
  };
  const take = (table: Float64Array): Float64Array =>
    Float64Array.from(exact.row, (t) => table[t]!);

  test.each(Object.keys(tables))("%s is within 1e-14, relative", (table) => {
    const expected = exact[table as keyof typeof exact];
    expect(take(tables[table]!)).toBeAllClose(expected, { rtol: 1e-14 });
  });

  test.each(Object.keys(logs))("%s is within 1e-14 max(1, |x|)", (table) => {
    const expected = exact[table as keyof typeof exact];
    const scale = expected.map((x) => Math.max(1, Math.abs(x)));
    const error = take(logs[table]!).map((x, i) => (x - expected[i]!) / scale[i]!);
    expect(error).toBeAllClose(new Float64Array(error.length), { atol: 1e-14 });
  });
});
