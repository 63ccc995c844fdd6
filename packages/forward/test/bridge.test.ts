import {
  bridge,
  chain,
  jump,
  path,
  posterior,
  slide,
  transition,
  walk,
  type Process,
  type Samples,
} from "@inkwash/forward";
import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { constant, fromBeta, linear } from "@inkwash/schedules";
import { describe, expect, test } from "vitest";
import { unitStream } from "./unit-stream.ts";

const one = (value: number): Samples => ({ data: Float64Array.of(value), shape: [1, 1] });
const processes: readonly (readonly [string, Process])[] = [
  ["linear(40, { end: 0.2 })", linear(40, { end: 0.2 })],
  ["betas with 0 and 1", fromBeta([0.1, 0, 0.3, 1, 0.2, 0, 0.5])],
  ["fixed updates", walk(12, { factor: 0.8, noise: 1.5 })],
  ["a random walk", walk(9, { noise: [1, 2, 0, 3, 1, 1, 0, 2, 5] })],
];
const stepsOf = (process: Process): number =>
  "beta" in process ? process.beta.length : process.noise.length;

/** Cov(x_a, x_b) given x_0: the variance at the earlier level times what is left of it later. */
const covariance = (process: Process, a: number, b: number): number => {
  const [early, late] = a < b ? [a, b] : [b, a];
  return transition(process, 0, early).noise ** 2 * transition(process, early, late).signal;
};

describe.each(processes)("of %s", (_, process) => {
  const steps = stepsOf(process);

  test("bridge(process, from, level, to) is the conditional Gaussian of the joint law", () => {
    for (const [from, level, to] of [
      [0, 1, 2],
      [0, 3, steps],
      [2, 4, 6],
      [1, 2, steps],
    ] as const) {
      const { fromCoefficient, toCoefficient, noise } = bridge(process, from, level, to);
      // Given x_from: x_level = s1 x_from + n1 e, x_to = s2 x_level + n2 e'; regress the one on the other.
      const [near, far] = [transition(process, from, level), transition(process, level, to)];
      const total = (far.signal * near.noise) ** 2 + far.noise ** 2;
      const slope = total === 0 ? 0 : (far.signal * near.noise ** 2) / total;
      expect(toCoefficient).toBeCloseTo(slope, 14);
      expect(fromCoefficient).toBeCloseTo(near.signal * (1 - slope * far.signal), 14);
      expect(noise ** 2).toBeCloseTo(near.noise ** 2 * (1 - slope * far.signal), 13);
    }
  });

  test("path(x0, process, { rng }) has the joint law of the chain, to 1e-13", () => {
    const levels = Array.from({ length: steps + 1 }, (_, l) => l);
    const weights = levels.slice(1).map((key) => {
      const look = path(one(0), process, { rng: unitStream(key) });
      return levels.map((level) => look(level).data[0]!);
    });
    for (const a of levels) {
      for (const b of levels) {
        const made = weights.reduce((sum, w) => sum + w[a]! * w[b]!, 0);
        expect([made]).toBeAllClose([covariance(process, a, b)], { rtol: 1e-13, atol: 1e-14 });
      }
    }
    const quiet = path(one(1), process, { rng: unitStream(-1) });
    for (const level of levels) {
      expect(quiet(level).data[0]).toBeCloseTo(transition(process, 0, level).signal, 14);
    }
  });

  test("slide(x, process, { x0, from, to }) has the joint law of the chain, both ways", () => {
    for (const [from, to] of [
      [5, 2],
      [2, 5],
      [steps, 1],
      [steps - 1, steps],
    ] as const) {
      const move = (state: number, noise: number, data = 0): number =>
        slide(one(state), process, { x0: one(data), from, to, noise: one(noise) }).data[0]!;
      const before = covariance(process, from, from);
      expect(move(1, 0) * before).toBeCloseTo(covariance(process, from, to), 13);
      expect(move(1, 0) ** 2 * before + move(0, 1) ** 2).toBeCloseTo(
        covariance(process, to, to),
        12,
      );
      const { signal } = transition(process, 0, from);
      expect(move(signal, 0, 1)).toBeCloseTo(transition(process, 0, to).signal, 14);
    }
  });
});

describe("bridge", () => {
  test("from the data to t + 1, seen at t, is the posterior", () => {
    const schedule = linear(100, { end: 0.1 });
    for (const t of [1, 2, 50, 99]) {
      const { fromCoefficient, toCoefficient, noise } = bridge(schedule, 0, t, t + 1);
      const { mean, variance } = posterior(one(0.7), one(-1.3), schedule, t);
      expect(0.7 * fromCoefficient - 1.3 * toCoefficient).toBeCloseTo(mean.data[0]!, 14);
      expect([noise ** 2]).toBeAllClose([variance], { rtol: 1e-13 });
    }
  });

  test("at its ends is the states themselves", () => {
    const schedule = linear(10);
    expect(bridge(schedule, 2, 2, 7)).toEqual({ fromCoefficient: 1, toCoefficient: 0, noise: 0 });
    expect(bridge(schedule, 2, 7, 7)).toEqual({ fromCoefficient: 0, toCoefficient: 1, noise: 0 });
  });

  test("over steps without noise is the earlier state, and never NaN", () => {
    const quiet = bridge(fromBeta([0, 0, 0]), 0, 1, 3);
    expect(quiet).toEqual({ fromCoefficient: 1, toCoefficient: 0, noise: 0 });
    const tiny = bridge(walk(2, { noise: 1e-200 }), 0, 1, 2);
    expect(tiny.fromCoefficient).toBeCloseTo(0.5, 15);
    expect(tiny.noise).toBeCloseTo(Math.SQRT1_2 * 1e-200, 214);
  });

  test.each([
    [[3, 2, 5], "bridge: levels must ascend, from <= level <= to; got 3, 2 and 5"],
    [[0, 2, 11], "bridge: to must be a level, an integer in [0, 10]; got 11"],
    [[0.5, 2, 3], "bridge: from must be a level, an integer in [0, 10]; got 0.5"],
  ] as const)("refuses %j", ([from, level, to], message) => {
    expect(() => bridge(linear(10), from, level, to)).toThrow(message);
  });
});

describe("path", () => {
  const schedule = constant(200, { beta: 0.04 });
  const x0: Samples = { data: Float32Array.of(-15, 1, -5, 15), shape: [4, 1] };
  const look = path(x0, schedule, { rng: philox(2) });

  test("gives the same numbers in any order, and arrays that are the caller's own", () => {
    const forwards = Array.from({ length: 201 }, (_, level) => look(level));
    const backwards = Array.from({ length: 201 }, (_, i) => look(200 - i)).reverse();
    expect(backwards).toEqual(forwards);
    look(7).data.fill(0);
    expect(look(7)).toEqual(forwards[7]);
    look(0).data.fill(0);
    expect(look(0)).toEqual(x0);
  });

  test("moves as far in one level as a step of the chain, while fresh jumps are all over", () => {
    const far = Math.max(
      ...Array.from({ length: 200 }, (_, level) => {
        const [a, b] = [look(level), look(level + 1)];
        return Math.max(...a.data.map((x, i) => Math.abs(b.data[i]! - Math.sqrt(0.96) * x)));
      }),
    );
    // 800 increments of standard deviation 0.2: beyond 5 of them one time in 2,000.
    expect(far).toBeLessThan(1);
  });

  test("ends where the chain that keeps its last level does", () => {
    const [last] = chain(x0, schedule, { rng: philox(2), keep: [200] });
    expect(look(200)).toEqual(last!.x);
  });

  test("refuses levels out of range", () => {
    expect(() => look(201)).toThrow("path: level must be a level, an integer in [0, 200]; got 201");
  });
});

describe("slide", () => {
  const schedule = linear(50);
  const x0 = one(2);

  test("to the data is the data, to the same level is the state, to the bit", () => {
    const x = one(0.3);
    expect(slide(x, schedule, { x0, from: 20, to: 0, rng: philox(1) })).toEqual(x0);
    expect(slide(x, schedule, { x0, from: 20, to: 20, rng: philox(1) })).toEqual(x);
  });

  test("to a later level is a jump along the transition", () => {
    const x = one(0.3);
    const moved = slide(x, schedule, { x0, from: 20, to: 30, rng: philox(1) });
    expect(moved).toEqual(jump(x, transition(schedule, 20, 30), { rng: philox(1) }));
  });

  test("writes to out, which may be the state or the data", () => {
    const expected = slide(one(0.3), schedule, { x0, from: 20, to: 5, rng: philox(1) });
    const x = one(0.3);
    expect(slide(x, schedule, { x0, from: 20, to: 5, rng: philox(1), out: x })).toBe(x);
    expect(x).toEqual(expected);
    const data = one(2);
    slide(one(0.3), schedule, { x0: data, from: 20, to: 5, rng: philox(1), out: data });
    expect(data).toEqual(expected);
  });

  test("refuses noise from nowhere, levels out of range and unlike data", () => {
    const x = one(1);
    expect(() => slide(x, schedule, { x0, from: 2, to: 1 })).toThrow("slide: needs either");
    expect(() => slide(x, schedule, { x0, from: 51, to: 1, noise: x })).toThrow("slide: from must");
    const two: Samples = { data: new Float64Array(2), shape: [2, 1] };
    expect(() => slide(x, schedule, { x0: two, from: 2, to: 1, noise: x })).toThrow(
      "slide: x0 must have as many elements",
    );
  });
});
