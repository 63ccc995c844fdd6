import {
  cosine,
  describe as describeSchedule,
  edm,
  fromBeta,
  linear,
  linearLogSnr,
  preset,
  rectifiedFlow,
  scaledLinear,
  ve,
  zeroTerminalSnr,
} from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

describe("describe(schedule)", () => {
  test("tells the terminal SNR of tutorial 004, 3.5, in plain words", () => {
    const { name, steps, terminalSnr, warnings } = describeSchedule(preset("004-faithful"));
    expect([name, steps]).toEqual(["sigmoid", 100]);
    expect(terminalSnr).toBeCloseTo(3.5, 2);
    expect(warnings).toEqual(["terminal SNR 3.5: sampling from N(0, I) will be biased"]);
  });

  test("warns of Stable Diffusion's schedule and not of Ho's", () => {
    expect(describeSchedule(scaledLinear(1000)).warnings).toEqual([
      "terminal SNR 0.0047: sampling from N(0, I) will be biased",
    ]);
    expect(describeSchedule(linear(1000)).warnings).toEqual([]);
    expect(describeSchedule(cosine(1000)).warnings).toEqual([]);
  });

  test("warns of pure noise, of a rough start and of steps that do nothing", () => {
    expect(describeSchedule(zeroTerminalSnr(linear(1000))).warnings).toEqual([
      "terminal SNR 0: epsilon says nothing about the data at the end; predict v, x0 or flow",
    ]);
    expect(describeSchedule(preset("001-image")).warnings).toEqual([
      "terminal SNR 0.0032: sampling from N(0, I) will be biased",
      "first SNR 3: detail finer than the first noise cannot be learnt",
    ]);
    expect(describeSchedule(fromBeta([0.001, 0, 0, 1])).warnings).toContain(
      "2 of 4 steps add no noise and cannot be sampled",
    );
  });

  test("measures the prior mismatch: KL of two normal laws", () => {
    const schedule = preset("004-faithful");
    const left = Math.exp(schedule.logAlphaBar.at(-1)!);
    for (const [mean, variance] of [
      [0, 1],
      [0, 0.01],
      [2, 3],
      [0, 1.0001],
      [0, 0],
    ] as const) {
      const total = left * variance + 1 - left;
      const expected = (total + left * mean * mean - 1 - Math.log(total)) / 2;
      const { priorMismatch } = describeSchedule(schedule, { mean, variance });
      expect(Math.abs(priorMismatch - expected)).toBeLessThan(1e-15 + 1e-13 * expected);
    }
    expect(describeSchedule(schedule).priorMismatch).toBe(0);
    expect(describeSchedule(linear(1000), { variance: 4 }).priorMismatch).toBeCloseTo(
      (3 * 4.0358e-5) ** 2 / 4,
      12,
    );
  });

  test("counts the steps of every decade of the SNR", () => {
    const schedule = linear(1000);
    const { decades } = describeSchedule(schedule);
    const counted = decades.map(({ exponent, share }) => [exponent, Math.round(share * 1000)]);
    const expected = new Map<number, number>();
    for (const l of schedule.logSnr) {
      const exponent = Math.floor(l / Math.LN10);
      expected.set(exponent, (expected.get(exponent) ?? 0) + 1);
    }
    expect(counted).toEqual([...expected]);
    expect(decades.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 14);
  });

  test("measures the time of every decade of a continuous schedule", () => {
    const { decades, steps, firstSnr, terminalSnr } = describeSchedule(
      linearLogSnr({ max: 3 * Math.LN10, min: -2 * Math.LN10 }),
    );
    expect(steps).toBeUndefined();
    expect(decades.map(({ exponent }) => exponent)).toEqual([2, 1, 0, -1, -2]);
    for (const { share } of decades) expect(share).toBeCloseTo(0.2, 14);
    expect([firstSnr, terminalSnr]).toEqual([expect.closeTo(1000, 9), expect.closeTo(0.01, 14)]);
  });

  test("describes flows, VE and EDM", () => {
    expect(describeSchedule(rectifiedFlow()).warnings).toHaveLength(1);
    expect(describeSchedule(edm()).warnings).toEqual([]);
    expect(describeSchedule(ve(), { variance: 2 }).priorMismatch).toBeGreaterThan(0);
  });

  test("refuses moments that no data has", () => {
    expect(() => describeSchedule(linear(3), { variance: -1 })).toThrow(
      "describe: variance must be a finite number >= 0; got -1",
    );
    expect(() => describeSchedule(linear(3), { mean: Number.NaN })).toThrow(
      "describe: mean must be a finite number; got NaN",
    );
  });
});
