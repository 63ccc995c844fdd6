import "@inkwash/matchers";
import {
  alphaBar,
  constant,
  cosine,
  dynamicShift,
  exponential,
  flowShift,
  fromBeta,
  linear,
  nearestStep,
  resample,
  resolutionShift,
  scaledLinear,
  shiftLogSnr,
  sigma,
  sigmaOf,
  signal,
  snr,
  snrShift,
  sohlDickstein,
  stepOf,
  zeroTerminalSnr,
} from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

describe("zeroTerminalSnr(schedule)", () => {
  test("keeps the first step and ends in pure noise, exactly", () => {
    for (const schedule of [
      linear(1000),
      scaledLinear(50, { end: 0.2 }),
      linear(2, { end: 0.5 }),
    ]) {
      const made = zeroTerminalSnr(schedule);
      expect(made.beta[0]).toBe(schedule.beta[0]);
      expect([made.beta.at(-1), made.logSnr.at(-1)]).toEqual([1, -Infinity]);
      expect(made.beta.subarray(0, -1).every((b) => b < 1)).toBe(true);
    }
  });

  test("is diffusers' rescale_zero_terminal_snr", () => {
    const root = signal(linear(100, { end: 0.1 }));
    const [first, last] = [root[0]!, root[99]!];
    const expected = root.map((r) => ((r - last) * first) / (first - last));
    expect(signal(zeroTerminalSnr(linear(100, { end: 0.1 })))).toBeAllClose(expected, {
      rtol: 1e-13,
    });
  });

  test("leaves what ends in pure noise as it is", () => {
    const schedule = sohlDickstein(10);
    expect(zeroTerminalSnr(schedule)).toBe(schedule);
  });

  test("ends in pure noise where the last steps change nothing", () => {
    const { beta } = zeroTerminalSnr(fromBeta([0.1, 0.2, 0.3, 0, 0]));
    expect([...beta.subarray(2)]).toEqual(
      [1, 0, 0].map((x, i) => (i === 0 ? x : expect.any(Number))),
    );
    expect(beta.every((b) => b >= 0 && b <= 1)).toBe(true);
  });

  test.each([constant(1, { beta: 0.1 }), fromBeta([0.1, 0, 0])])("refuses %j", (schedule) => {
    expect(() => zeroTerminalSnr(schedule)).toThrow("the first step must leave more of the data");
  });
});

describe("resample(schedule, steps)", () => {
  test("changes nothing with as many steps", () => {
    const schedule = linear(100);
    expect(resample(schedule, 100)).toBe(schedule);
  });

  test("joins whole steps with a divisor", () => {
    const schedule = linear(1000);
    const made = resample(schedule, 250);
    const expected = Float64Array.from({ length: 250 }, (_, s) => schedule.logAlphaBar[4 * s + 3]!);
    expect(made.logAlphaBar).toBeAllClose(expected, { rtol: 1e-15 });
    expect(made.name).toBe("linear");
  });

  test("keeps a constant rate of noise: an exponential schedule is one of any T", () => {
    for (const steps of [1, 7, 64, 1000, 1234]) {
      const { beta } = exponential(steps, { maxBeta: 1 });
      expect(resample(exponential(1000), steps).beta).toBeAllClose(beta, { rtol: 1e-13 });
    }
  });

  test("comes back through a multiple of the steps", () => {
    const schedule = cosine(60);
    expect(resample(resample(schedule, 180), 60).beta).toBeAllClose(schedule.beta, { rtol: 1e-13 });
  });

  test("cuts a step that leaves nothing into falls of the same size", () => {
    expect([...alphaBar(resample(fromBeta([0.5, 1]), 8))]).toEqual(
      [0.5 ** 0.25, 0.5 ** 0.5, 0.5 ** 0.75, 0.5, 0.375, 0.25, 0.125, 0].map((x) =>
        expect.closeTo(x, 15),
      ),
    );
  });

  test("refuses steps out of range", () => {
    expect(() => resample(linear(10), 0)).toThrow("resample: steps must be an integer");
  });
});

describe("shiftLogSnr(schedule, amount)", () => {
  const schedule = linear(1000);

  test("moves every log-SNR by the amount", () => {
    const made = shiftLogSnr(schedule, -1.5);
    expect(made.logSnr).toEqual(schedule.logSnr.map((l) => l - 1.5));
    expect(fromBeta(made.beta).logSnr).toBeAllClose(made.logSnr, { rtol: 1e-14, atol: 1e-14 });
    expect(shiftLogSnr(made, 1.5).beta).toBeAllClose(schedule.beta, { rtol: 1e-14 });
  });

  test("snrShift is CogVideoX' snr_shift_scale: alphaBar / (scale + (1 - scale) alphaBar)", () => {
    const expected = alphaBar(schedule).map((a) => a / (3 - 2 * a));
    expect(alphaBar(shiftLogSnr(schedule, snrShift(3)))).toBeAllClose(expected, { rtol: 1e-13 });
  });

  test("flowShift multiplies noise / signal, as shift u / (1 + (shift - 1) u) does in flow time", () => {
    const u = sigma(schedule).map((s) => s / (1 + s));
    const moved = u.map((x) => (3 * x) / (1 + 2 * x));
    expect(sigma(shiftLogSnr(schedule, flowShift(3)))).toBeAllClose(
      moved.map((x) => x / (1 - x)),
      { rtol: 1e-11 },
    );
  });

  test("resolutionShift quarters the SNR where the side doubles", () => {
    const moved = snr(shiftLogSnr(schedule, resolutionShift(64, 128)));
    expect(moved).toBeAllClose(
      snr(schedule).map((x) => x / 4),
      { rtol: 1e-13 },
    );
  });

  test("keeps what changes nothing and what leaves nothing", () => {
    const { beta, logSnr } = shiftLogSnr(fromBeta([0, 0.5, 1, 0.2]), 2);
    expect([beta[0], beta[2], beta[3]]).toEqual([0, 1, 0.2]);
    expect([logSnr[0], logSnr[2], logSnr[3]]).toEqual([Infinity, -Infinity, -Infinity]);
  });
});

test("dynamicShift(tokens) is the line of FLUX.1 through (256, 0.5) and (4096, 1.15)", () => {
  expect([256, 4096, 2176].map((tokens) => dynamicShift(tokens))).toEqual([
    0.5,
    expect.closeTo(1.15, 15),
    expect.closeTo(0.825, 15),
  ]);
});

test.each<[() => unknown, string]>([
  [() => shiftLogSnr(linear(3), Infinity), "shiftLogSnr: amount must be a finite number"],
  [() => flowShift(0), "flowShift: shift must be a finite number > 0; got 0"],
  [() => snrShift(-1), "snrShift: scale must be a finite number > 0; got -1"],
  [
    () => resolutionShift(64, Number.NaN),
    "resolutionShift: resolution must be a finite number > 0",
  ],
  [() => dynamicShift(0), "dynamicShift: tokens must be a finite number > 0"],
  [() => dynamicShift(9, { maxTokens: 256 }), "dynamicShift: the slope"],
  [() => stepOf(linear(3), -1), "stepOf: sigma must be a number >= 0; got -1"],
  [() => nearestStep(linear(3), Number.NaN), "nearestStep: sigma must be a number >= 0; got NaN"],
  [() => sigmaOf(linear(3), 2.5), "sigmaOf: step must be in [0, 2]; got 2.5"],
  [
    () => sigmaOf(linear(3), 1, { interpolates: "snr" as "sigma" }),
    "sigmaOf: interpolates must be one of",
  ],
])("%s is refused", (call, message) => {
  expect(call).toThrow(RangeError);
  expect(call).toThrow(message);
});

describe("a sigma and its step", () => {
  const schedule = scaledLinear(1000);
  const sigmas = sigma(schedule);

  test("stepOf(schedule, sigma) finds every step exactly, and so does nearestStep", () => {
    for (let t = 0; t < 1000; t++) {
      expect(stepOf(schedule, sigmas[t]!)).toBeCloseTo(t, 9);
      expect(nearestStep(schedule, sigmas[t]!)).toBe(t);
    }
  });

  test("sigmaOf(schedule, step) is the inverse of stepOf between the steps", () => {
    for (let i = 0; i <= 500; i++) {
      const step = (i * 999) / 500;
      expect(stepOf(schedule, sigmaOf(schedule, step))).toBeCloseTo(step, 9);
    }
  });

  test('sigmaOf(schedule, step, { interpolates: "sigma" }) lies on the chord', () => {
    const between = sigmaOf(schedule, 500.25, { interpolates: "sigma" });
    expect(between).toBeCloseTo(0.75 * sigmas[500]! + 0.25 * sigmas[501]!, 13);
  });

  test("what lies outside is clipped to the ends", () => {
    expect([stepOf(schedule, 0), stepOf(schedule, Infinity)]).toEqual([0, 999]);
    expect([nearestStep(schedule, 0), nearestStep(schedule, Infinity)]).toEqual([0, 999]);
  });

  test("infinite log-SNRs at both ends are steps like others", () => {
    const ends = fromBeta([0, 0.5, 1]);
    expect([0, 0.3, 1, 40, Infinity].map((s) => stepOf(ends, s))).toEqual([0, 0, 1, 1, 2]);
    expect([0, 0.3, 1, 40, Infinity].map((s) => nearestStep(ends, s))).toEqual([0, 1, 1, 1, 2]);
    expect([0, 0.5, 1, 1.5, 2].map((t) => sigmaOf(ends, t))).toEqual([0, 0, 1, Infinity, Infinity]);
  });
});
