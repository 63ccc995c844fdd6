import { transition } from "@inkwash/forward";
import "@inkwash/matchers";
import { constant, fromBeta, linear } from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const schedule = linear(1000);

test("transition(schedule, l, l + 1) is sqrt(1 - beta), sqrt(beta), to the bit", () => {
  const [a, b] = [Math.sqrt(1 - schedule.beta[7]!), Math.sqrt(schedule.beta[7]!)];
  expect(transition(schedule, 7, 8)).toEqual({ signal: a, noise: b });
});

test("transition(schedule, from, to) is the ratio of alphaBar", () => {
  const { logAlphaBar } = schedule;
  for (const [from, to] of [
    [0, 1000],
    [3, 5],
    [500, 1000],
    [999, 1000],
    [0, 2],
  ] as const) {
    const l = logAlphaBar[to - 1]! - (from === 0 ? 0 : logAlphaBar[from - 1]!);
    const { signal, noise } = transition(schedule, from, to);
    expect([signal, noise]).toBeAllClose([Math.exp(l / 2), Math.sqrt(-Math.expm1(l))], {
      rtol: 1e-12,
    });
  }
});

test("transition(a, c) is transition(a, b) followed by transition(b, c)", () => {
  const first = transition(schedule, 100, 350);
  const second = transition(schedule, 350, 900);
  const whole = transition(schedule, 100, 900);
  expect(whole.signal).toBeCloseTo(second.signal * first.signal, 15);
  expect(whole.noise).toBeCloseTo(Math.hypot(second.signal * first.noise, second.noise), 15);
});

test("transition keeps the noise of tiny steps behind much noise", () => {
  const schedule = fromBeta([0.999999, 1e-18, 1e-18]);
  expect(transition(schedule, 1, 3).noise ** 2).toBeCloseTo(2e-18, 32);
});

test("transition is exact where steps change nothing or leave nothing", () => {
  const schedule = fromBeta([0, 0, 1, 0.5]);
  expect(transition(schedule, 1, 1)).toEqual({ signal: 1, noise: 0 });
  expect(transition(schedule, 0, 2)).toEqual({ signal: 1, noise: 0 });
  expect(transition(schedule, 0, 4)).toEqual({ signal: 0, noise: 1 });
});

describe("transition refuses levels that are not in order", () => {
  test.each([
    [-1, 2],
    [2, 1],
    [0, 11],
    [0.5, 1],
    [0, Number.NaN],
  ])("%d, %d", (from, to) => {
    expect(() => transition(constant(10, { beta: 0.1 }), from, to)).toThrow(
      `transition: levels must be integers with 0 <= from <= to <= 10; got ${from} and ${to}`,
    );
  });
});
