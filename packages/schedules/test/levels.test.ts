import golden from "@inkwash/golden/schedules_levels.json" with { type: "json" };
import "@inkwash/matchers";
import {
  ALIGNED_STEPS,
  alignYourSteps,
  constant,
  cosine,
  edm,
  grid,
  gridFromSigmas,
  linear,
  linearLogSnr,
  nearestStep,
  noiseLevels,
  rectifiedFlow,
  reverse,
  scaledLinear,
  sigmaBounds,
  sigmaOf,
  stretchTerminal,
  timeGrid,
  trigFlow,
  ve,
  vp,
  type AlignedModel,
  type LevelSpacing,
} from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const SPACINGS: readonly LevelSpacing[] = [
  "karras",
  "exponential",
  "lu",
  "polyexponential",
  "beta",
  "cosine",
];

describe("noiseLevels(steps, { min, max, spacing })", () => {
  test.each(golden.runs)("$law from $max to $min has its levels to 1e-14", (run) => {
    const [spacing, first, second] = run.law.split(" ") as [LevelSpacing, ...string[]];
    const shape = spacing === "beta" ? { alpha: Number(first), beta: Number(second) } : {};
    const rho = spacing === "beta" || first === undefined ? {} : { rho: Number(first) };
    const { min, max } = run;
    const levels = noiseLevels(run.levels.length, { min, max, spacing, ...shape, ...rho });
    expect(levels).toBeAllClose(run.levels, { rtol: 1e-14 });
  });

  test("has both bounds exactly, and one level alone is the upper one", () => {
    for (const spacing of SPACINGS) {
      const levels = noiseLevels(7, { min: 0.03, max: 14.6, spacing });
      expect([levels[0], levels[6]]).toEqual([14.6, 0.03]);
      expect([...noiseLevels(1, { min: 0.03, max: 14.6, spacing })]).toEqual([14.6]);
    }
  });

  test("descends strictly for any number of steps", () => {
    for (const spacing of SPACINGS) {
      for (let steps = 1; steps <= 100; steps += steps < 20 ? 1 : 16) {
        const levels = noiseLevels(steps, { min: 0.002, max: 80, spacing });
        expect(levels.every((s, n) => n === 0 || s < levels[n - 1]!)).toBe(true);
      }
    }
  });

  test("lu is exponential: equal parts of the log-SNR", () => {
    const bounds = { min: 0.1, max: 10 };
    expect(noiseLevels(9, { ...bounds, spacing: "lu" })).toEqual(
      noiseLevels(9, { ...bounds, spacing: "exponential" }),
    );
  });

  test.each<[() => unknown, string]>([
    [() => noiseLevels(0, { min: 1, max: 2 }), "noiseLevels: steps must be an integer"],
    [() => noiseLevels(5, { min: 0, max: 2 }), "0 < min < max must hold, finite; got 0 and 2"],
    [() => noiseLevels(5, { min: 2, max: 2 }), "0 < min < max must hold, finite; got 2 and 2"],
    [() => noiseLevels(5, { min: 1, max: Infinity }), "got 1 and Infinity"],
    [() => noiseLevels(5, { min: 1, max: 2, rho: 0 }), "rho must be a finite number > 0; got 0"],
    [
      () => noiseLevels(5, { min: 1, max: 2, spacing: "beta", alpha: -1 }),
      "alpha must be a finite",
    ],
    [() => noiseLevels(5, { min: 1, max: 2, spacing: "vp" as "lu" }), "spacing must be one of"],
    [
      () => noiseLevels(5, { min: 1, max: 1 + 2 ** -51 }),
      "5 levels between 1 and 1.0000000000000004 cannot be told apart",
    ],
  ])("%s is refused", (call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

test("sigmaBounds(schedule) are the sigmas of the ends", () => {
  const { min, max } = sigmaBounds(scaledLinear(1000));
  expect([min, max]).toEqual([0.02916751, 14.614642].map((x) => expect.closeTo(x, 5)));
  expect(sigmaBounds(ve()).max).toBeCloseTo(50, 12);
  expect(() => sigmaBounds(rectifiedFlow())).toThrow(
    "sigmaBounds: rectified-flow goes from sigma 0 to Infinity; choose bounds",
  );
});

describe("alignYourSteps(model, steps)", () => {
  test("gives the published ten levels, which are those of the published steps", () => {
    for (const model of Object.keys(ALIGNED_STEPS) as AlignedModel[]) {
      const { sigmas, steps } = ALIGNED_STEPS[model];
      expect([...alignYourSteps(model, 10)]).toEqual(sigmas);
      // Stable Diffusion's schedule has these sigmas at these steps, to the digits published.
      steps?.forEach((step, n) => {
        expect(Math.abs(nearestStep(scaledLinear(1000), sigmas[n]!) - step)).toBeLessThanOrEqual(2);
      });
    }
  });

  test("interpolates ln sigma for other numbers of steps", () => {
    const levels = alignYourSteps("stable-diffusion-1", 19);
    expect(levels.filter((_, n) => n % 2 === 0)).toEqual(alignYourSteps("stable-diffusion-1", 10));
    expect(levels[1]).toBeCloseTo(Math.sqrt(14.615 * 6.475), 13);
    expect([...alignYourSteps("stable-diffusion-xl", 1)]).toEqual([14.615]);
    expect(() => alignYourSteps("flux" as AlignedModel, 3)).toThrow("model must be one of");
  });
});

describe("gridFromSigmas(schedule, sigmas)", () => {
  const discrete = scaledLinear(1000);
  const sigmas = noiseLevels(10, { ...sigmaBounds(discrete), spacing: "karras" });

  test("has the levels, preserves variance and ends at the data", () => {
    const { signal, noise, logSnr, condition } = gridFromSigmas(discrete, sigmas);
    expect([signal.length, noise.length, logSnr.length, condition.length]).toEqual([
      11, 11, 11, 10,
    ]);
    sigmas.forEach((sigma, n) => {
      expect(noise[n]! / signal[n]! / sigma).toBeCloseTo(1, 14);
      expect(noise[n]! ** 2 + signal[n]! ** 2).toBeCloseTo(1, 14);
      expect(sigmaOf(discrete, condition[n]!) / sigma).toBeCloseTo(1, 11);
    });
    expect([signal[10], noise[10], logSnr[10]]).toEqual([1, 0, Infinity]);
  });

  test("tells the nearest step or the log-SNR", () => {
    const nearest = gridFromSigmas(discrete, sigmas, { condition: "nearest-step" });
    expect([...nearest.condition]).toEqual([...sigmas].map((s) => nearestStep(discrete, s)));
    const told = gridFromSigmas(discrete, sigmas, { condition: "log-snr" });
    expect(told.condition).toEqual(told.logSnr.subarray(0, 10));
  });

  test('{ end: "last" } ends where the levels end', () => {
    const made = gridFromSigmas(discrete, sigmas, { end: "last" });
    expect([made.logSnr.length, made.condition.length]).toEqual([10, 9]);
    const clean = gridFromSigmas(discrete, [...sigmas, 0], { end: "last" });
    expect(clean).toEqual(gridFromSigmas(discrete, sigmas));
  });

  test("takes the rates of a continuous schedule: signal 1 for EDM, 1 - u for a flow", () => {
    const levels = noiseLevels(18, { min: 0.002, max: 80 });
    const { signal, noise, condition } = gridFromSigmas(edm(), levels, {
      condition: "quarter-log-sigma",
    });
    expect(signal.every((s) => s === 1)).toBe(true);
    expect(noise.subarray(0, 18)).toBeAllClose(levels, { rtol: 1e-13 });
    expect(condition).toBeAllClose(
      levels.map((s) => Math.log(s) / 4),
      { rtol: 1e-13, atol: 1e-15 },
    );
    const flow = gridFromSigmas(rectifiedFlow(), levels);
    expect(flow.noise.subarray(0, 18)).toBeAllClose(
      levels.map((s) => s / (1 + s)),
      { rtol: 1e-14 },
    );
    expect(flow.condition).toEqual(flow.noise.subarray(0, 18));
  });

  test("starts at pure noise where the schedule has it", () => {
    expect(gridFromSigmas(trigFlow(), [Infinity, 1]).signal[0]).toBe(0);
    expect(gridFromSigmas(cosine(10, { maxBeta: 1 }), [Infinity, 1]).condition[0]).toBe(9);
  });

  test.each<[() => unknown, string]>([
    [
      () => gridFromSigmas(discrete, []),
      "gridFromSigmas: sigmas must hold at least one step; got 0",
    ],
    [() => gridFromSigmas(discrete, [1], { end: "last" }), "at least one step; got 1 levels"],
    [
      () => gridFromSigmas(discrete, [1, 1]),
      "strictly descending and > 0 where a step starts; got 1",
    ],
    [() => gridFromSigmas(discrete, [1, 0]), "got 0 at position 1"],
    [() => gridFromSigmas(discrete, [9 + 2 ** -49, 9]), "cannot be told apart by their log-SNR"],
    [() => gridFromSigmas(discrete, [Number.NaN]), "got NaN at position 0"],
    [() => gridFromSigmas(discrete, [1], { condition: "time" }), "condition must be one of"],
    [() => gridFromSigmas(edm(), [1], { condition: "step" }), "condition must be one of"],
    [() => gridFromSigmas(discrete, [1], { end: "sigma-min" as "last" }), "end must be one of"],
    [
      () => gridFromSigmas(ve(), [60, 1]),
      "gridFromSigmas: ve has no sigma 60; its log-SNRs are in",
    ],
    [
      () => gridFromSigmas(trigFlow(), [Infinity, 1], { condition: "log-snr" }),
      'at sigma Infinity the network would be told -Infinity; tell it "time"',
    ],
  ])("%s is refused", (call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

describe("timeGrid(schedule, { steps })", () => {
  test("goes from u = 1 to the data in equal parts of time", () => {
    const { noise, condition, logSnr } = timeGrid(rectifiedFlow(), { steps: 4 });
    expect([...condition]).toEqual([1, 0.75, 0.5, 0.25]);
    expect([...noise]).toEqual([1, 0.75, 0.5, 0.25, 0]);
    expect([logSnr[0], logSnr[4]]).toEqual([-Infinity, Infinity]);
  });

  test("visits u = 0 as well where some noise is left there: EDM's own sampler", () => {
    const { noise, condition } = timeGrid(edm(), { steps: 18, condition: "quarter-log-sigma" });
    const levels = noiseLevels(18, { min: 0.002, max: 80 });
    expect(noise.subarray(0, 18)).toBeAllClose(levels, { rtol: 1e-13 });
    expect([noise[18], condition.length]).toEqual([0, 18]);
    expect([...timeGrid(linearLogSnr(), { steps: 1 }).condition]).toEqual([1]);
  });

  test("takes times of your own", () => {
    expect([...timeGrid(vp(), { steps: [0.9, 0.2] }).condition]).toEqual([0.9, 0.2]);
  });

  test.each<[() => unknown, string]>([
    [() => timeGrid(vp(), { steps: 0 }), "timeGrid: steps must be an integer"],
    [() => timeGrid(vp(), { steps: [] }), "timeGrid: steps must hold at least one time"],
    [
      () => timeGrid(vp(), { steps: [0.5, 0.5] }),
      "times must be strictly descending; got 0.5 after",
    ],
    [() => timeGrid(vp(), { steps: [0.5, 0] }), "timeGrid: no step starts at the data; got u = 0"],
    [() => timeGrid(vp(), { steps: [2] }), "u must be in [0, 1]; got 2"],
    [
      () => timeGrid(trigFlow(), { steps: 3, condition: "log-snr" }),
      'told -Infinity; tell it "time"',
    ],
    [() => timeGrid(vp(), { steps: 3, condition: "step" as "time" }), "condition must be one of"],
  ])("%s is refused", (call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

describe("stretchTerminal(times, terminal)", () => {
  test("moves the last time and keeps the first one", () => {
    const made = stretchTerminal([1, 0.6, 0.2], 0.1);
    expect([...made]).toEqual([1, expect.closeTo(1 - (0.4 * 0.9) / 0.8, 15), 0.1]);
  });

  test("refuses one step alone, which diffusers answers with NaN (#14411)", () => {
    expect(() => stretchTerminal([1], 0.1)).toThrow(
      "stretchTerminal: the last of 1 times must be below 1 to be moved to 0.1; take at least two",
    );
    expect(() => stretchTerminal([], 0.1)).toThrow("take at least two steps");
    expect(() => stretchTerminal([1, 0.5], 1)).toThrow("terminal must be in (0, 1); got 1");
  });
});

describe('grid(schedule, { spacing: "leading", offset })', () => {
  const schedule = linear(1000);

  test("adds the offset to every step", () => {
    const { condition } = grid(schedule, { steps: 5, spacing: "leading", offset: 1 });
    expect([...condition]).toEqual([801, 601, 401, 201, 1]);
  });

  test.each<[() => unknown, string]>([
    [
      () => grid(schedule, { spacing: "leading", offset: 1 }),
      "keeps the 1000 steps in [0, 999]; got 1, which moves step 999 to 1000",
    ],
    [
      () => grid(schedule, { steps: 5, spacing: "leading", offset: -1 }),
      "offset must be an integer",
    ],
    [() => grid(schedule, { steps: 5, spacing: "leading", offset: 0.5 }), "got 0.5"],
    [() => grid(schedule, { steps: 5, offset: 1 }), "offset belongs to the leading spacing alone"],
    [() => grid(schedule, { steps: [5], spacing: "leading", offset: 1 }), "leading spacing alone"],
  ])("%s is refused", (call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

test("reverse(grid) goes from the data to the noise and tells what the grid tells", () => {
  const made = grid(constant(10, { beta: 0.2 }), { steps: 3 });
  const back = reverse(made);
  expect([...back.condition]).toEqual([2, 6, 9]);
  expect([back.noise[0], back.logSnr[0]]).toEqual([0, Infinity]);
  expect(back.noise[3]).toBe(made.noise[0]);
  expect(reverse(back)).toEqual(made);
});
