import "@inkwash/matchers";
import {
  alphaBar,
  constant,
  cosine,
  fixedUpdate,
  fromAlphaBar,
  fromFunction,
  fromLogSnr,
  linear,
  noise,
  preset,
  sigmoid,
  signal,
  type Preset,
} from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

describe.each([linear(1000), cosine(1000), sigmoid(100, { end: 0.5 })])("$name", (schedule) => {
  test("fromAlphaBar(alphaBar) gives the schedule back", () => {
    const made = fromAlphaBar(alphaBar(schedule), { name: "again" });
    expect(made.name).toBe("again");
    // Stored alphaBars hold 1 - alphaBar to an ulp of 1 only.
    const atol = 1e-13;
    expect(made.beta).toBeAllClose(schedule.beta, { rtol: 1e-12, atol });
    expect(made.logAlphaBar).toBeAllClose(schedule.logAlphaBar, { rtol: 1e-15, atol });
  });

  test("fromLogSnr(logSnr) keeps the table and gives the betas back", () => {
    const made = fromLogSnr(schedule.logSnr);
    expect(made.logSnr).toEqual(schedule.logSnr);
    expect(made.beta).toBeAllClose(schedule.beta, { rtol: 1e-10 });
    expect(made.logAlphaBar).toBeAllClose(schedule.logAlphaBar, { rtol: 4e-15 });
  });
});

test("fromLogSnr takes both infinities", () => {
  const { beta, logAlphaBar } = fromLogSnr([Infinity, 0, -Infinity, -Infinity]);
  expect([...beta]).toEqual([0, 0.5, 1, 1]);
  expect([...logAlphaBar]).toEqual([-0, -Math.LN2, -Infinity, -Infinity]);
});

test("fromAlphaBar takes 1 and 0", () => {
  const { beta, logSnr } = fromAlphaBar([1, 0.5, 0, 0]);
  expect([...beta]).toEqual([0, 0.5, 1, 1]);
  expect([...logSnr]).toEqual([Infinity, 0, -Infinity, -Infinity]);
});

test("fromFunction(steps, of) asks at the end of every step", () => {
  const asked: number[][] = [];
  const { beta, name } = fromFunction(
    4,
    (u, t) => {
      asked.push([u, t]);
      return u / 10;
    },
    { name: "mine" },
  );
  expect(asked).toEqual([
    [0.25, 0],
    [0.5, 1],
    [0.75, 2],
    [1, 3],
  ]);
  expect([...beta]).toEqual([0.025, 0.05, 0.075, 0.1]);
  expect(name).toBe("mine");
});

test("fromFunction(steps, of, { gives }) takes alphaBar and log-SNR as well", () => {
  const left = fromFunction(5, (u) => 1 - u, { gives: "alpha-bar" });
  expect([...alphaBar(left)]).toEqual([0.8, 0.6, 0.4, 0.2, 0].map((x) => expect.closeTo(x, 15)));
  const levels = fromFunction(3, (u) => 6 - 12 * u, { gives: "log-snr" });
  expect([...levels.logSnr]).toEqual([2, -2, -6]);
});

test.each<[() => unknown, string]>([
  [() => fromAlphaBar([]), "fromAlphaBar: alphaBar must hold between 1 and 16777216 numbers"],
  [() => fromAlphaBar([0.5, 0.6]), "fromAlphaBar: alphaBar must never rise; got 0.6 after 0.5"],
  [() => fromAlphaBar([1.5]), "fromAlphaBar: alphaBar[0] must be in [0, 1]; got 1.5"],
  [
    () => fromLogSnr([1, Number.NaN]),
    "fromLogSnr: logSnr must be numbers that never rise; got NaN",
  ],
  [() => fromLogSnr([1, 2]), "got 2 after 1 at position 1"],
  [() => fromFunction(0, () => 0.1), "fromFunction: steps must be an integer"],
  [
    () => fromFunction(3, () => 0.1, { gives: "snr" as "beta" }),
    "fromFunction: gives must be one of",
  ],
  [() => fromFunction(3, () => 2), "fromBeta: beta[0] must be in [0, 1]; got 2"],
  [() => preset("005" as Preset), "preset: name must be one of"],
  [() => fixedUpdate(3, { factor: 1, sigma: 1 }), "fixedUpdate: factor must be in (0, 1); got 1"],
  [
    () => fixedUpdate(3, { factor: 0.5, sigma: 0 }),
    "fixedUpdate: sigma must be a finite number > 0",
  ],
])("%s is refused", (call, message) => {
  expect(call).toThrow(RangeError);
  expect(call).toThrow(message);
});

test("preset(name) ends where the tutorial ends", () => {
  const end = (name: Preset): number => alphaBar(preset(name)).at(-1)!;
  // ERRATA: 0.778 for tutorial 004; 3.2e-5, 8.1e-4 and 7.1e-10 for tutorial 003.
  expect(end("004-faithful")).toBeCloseTo(0.778, 3);
  expect(end("003-linear")).toBeCloseTo(3.2e-5, 6);
  expect(end("003-quadratic")).toBeCloseTo(8.1e-4, 5);
  expect(end("003-constant")).toBeCloseTo(7.1e-10, 11);
  expect(end("001-image")).toBeCloseTo(0.75 ** 20, 15);
  expect(end("001-mixture")).toBeCloseTo(0.5 ** 40, 15);
  expect(end("002-points")).toBeCloseTo(0.96 ** 200, 15);
  expect(end("000-mixture")).toBeCloseTo(4.0358297653756754e-5, 15);
  expect(end("004-corrected")).toBeLessThan(0.01);
});

describe("fixedUpdate(steps, { factor, sigma })", () => {
  test("is the law of the recursion x -> factor x + sigma epsilon", () => {
    const { signal: s, noise: n, logSnr } = fixedUpdate(60, { factor: 0.9, sigma: 0.3 });
    let [rate, variance] = [1, 0];
    for (let t = 0; t < 60; t++) {
      [rate, variance] = [0.9 * rate, 0.81 * variance + 0.09];
      expect(s[t]! / rate).toBeCloseTo(1, 13);
      expect(n[t]! ** 2 / variance).toBeCloseTo(1, 13);
      expect(logSnr[t]).toBeCloseTo(Math.log(rate ** 2 / variance), 12);
    }
  });

  test("tends to its limit sigma / sqrt(1 - factor^2)", () => {
    const { noise: n, limit } = fixedUpdate(2000, { factor: 0.98, sigma: 0.2 });
    expect(n.at(-1)).toBeCloseTo(limit, 14);
    expect(limit).toBeCloseTo(0.2 / Math.sqrt(1 - 0.98 ** 2), 14);
  });

  test("is the constant schedule where factor^2 + sigma^2 = 1", () => {
    const beta = 0.04;
    const made = fixedUpdate(200, { factor: Math.sqrt(1 - beta), sigma: Math.sqrt(beta) });
    const schedule = constant(200, { beta });
    expect(made.signal).toBeAllClose(signal(schedule), { rtol: 1e-13 });
    expect(made.noise).toBeAllClose(noise(schedule), { rtol: 1e-14 });
    expect(made.logSnr).toBeAllClose(schedule.logSnr, { atol: 1e-13 });
    expect(made.limit).toBeCloseTo(1, 14);
  });
});
