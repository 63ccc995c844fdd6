import golden from "@inkwash/golden/grid_numpy.json" with { type: "json" };
import {
  constant,
  cosine,
  fromBeta,
  grid,
  linear,
  type Schedule,
  type Spacing,
} from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const T = 1000;
const schedule = linear(T);
const spacings: readonly Spacing[] = ["trailing", "leading", "linspace"];

/** The rule with exact rationals, halves to even. */
function exactSteps(total: number, count: number, spacing: Spacing): number[] {
  const round = (p: number, q: number): number => {
    const [twice, whole] = [2n * BigInt(p) + BigInt(q), 2n * BigInt(q)];
    const up = twice / whole;
    return Number(twice % whole === 0n && up % 2n === 1n ? up - 1n : up);
  };
  return Array.from({ length: count }, (_, n) => {
    if (spacing === "leading") return (count - 1 - n) * Math.floor(total / count);
    if (spacing === "trailing") return round(total * (count - n), count) - 1;
    return count === 1 ? total - 1 : round((total - 1) * (count - 1 - n), count - 1);
  });
}

describe.each(spacings)("grid(schedule, { steps, spacing: %j })", (spacing) => {
  test("chooses the steps of diffusers' NumPy expressions", () => {
    golden.counts.forEach((steps, i) => {
      const { condition } = grid(schedule, { steps, spacing });
      expect([...condition]).toEqual(golden[spacing][i]);
    });
  });

  test("chooses what exact rationals choose, for every number of steps", () => {
    for (const total of [1, 2, 7, 50, T]) {
      const some = constant(total, { beta: 0.01 });
      for (let steps = 1; steps <= total; steps++) {
        const { condition } = grid(some, { steps, spacing });
        expect([...condition]).toEqual(exactSteps(total, steps, spacing));
      }
    }
  });

  test("has exactly N steps and ends at the data, where diffusers gets N + 1 steps", () => {
    expect(golden.tooLong).toHaveLength(62);
    for (const steps of golden.tooLong) {
      const { signal, noise, logSnr, condition } = grid(schedule, { steps, spacing });
      expect(condition).toHaveLength(steps);
      expect(condition.at(-1)).toBeGreaterThanOrEqual(0);
      expect([signal.at(-1), noise.at(-1), logSnr.at(-1)]).toEqual([1, 0, Infinity]);
    }
  });
});

test("grid(schedule) visits every step", () => {
  const { signal, noise, logSnr, condition } = grid(schedule);
  expect([...condition]).toEqual(Array.from({ length: T }, (_, n) => T - 1 - n));
  expect([...logSnr.subarray(0, T)]).toEqual([...schedule.logSnr].reverse());
  expect([signal.length, noise.length]).toEqual([T + 1, T + 1]);
});

test('grid(schedule, { steps, spacing: "trailing" }) starts at the noisiest step', () => {
  for (const steps of [1, 3, 61, T]) expect(grid(schedule, { steps }).condition[0]).toBe(T - 1);
});

test("grid(schedule, { steps: [...] }) visits these steps", () => {
  const steps = [999, 850, 736, 645, 545, 455, 343, 233, 124, 24]; // Align Your Steps
  const { condition, logSnr } = grid(schedule, { steps });
  expect([...condition]).toEqual(steps);
  expect([...logSnr]).toEqual([...steps.map((t) => schedule.logSnr[t]!), Infinity]);
});

test('grid(schedule, { condition: "log-snr" }) tells the network the log-SNR of each knot', () => {
  const { condition, logSnr } = grid(schedule, { steps: 7, condition: "log-snr" });
  expect(condition).toEqual(logSnr.subarray(0, 7));
});

test("grid starts at pure noise where beta reaches 1", () => {
  const { signal, noise, logSnr } = grid(cosine(10, { maxBeta: 1 }), { steps: 5 });
  expect([signal[0], noise[0], logSnr[0]]).toEqual([0, 1, -Infinity]);
});

test("grid still tells knots apart by logSnr where noise rounds to 1", () => {
  const { noise, logSnr } = grid(constant(200, { beta: 0.5 }));
  expect([noise[0], noise[1]]).toEqual([1, 1]);
  expect(logSnr[1]).toBeGreaterThan(logSnr[0]!);
});

describe("grid refuses", () => {
  const still = fromBeta([0.1, 0, 0.1]);
  test.each<[string, Schedule, Parameters<typeof grid>[1], RegExp]>([
    ["more steps than there are", schedule, { steps: 1001 }, /steps must be .* \[1, 1000\].*1001/],
    ["no steps", schedule, { steps: 0 }, /got 0/],
    ["half steps", schedule, { steps: 2.5 }, /got 2\.5/],
    ["NaN", schedule, { steps: Number.NaN }, /got NaN/],
    ["an empty list", schedule, { steps: [] }, /at least one step/],
    ["a list that does not descend", schedule, { steps: [5, 5] }, /got 5 at position 1/],
    ["a step that is not there", schedule, { steps: [1000] }, /got 1000 at position 0/],
    ["-1, the clean end", schedule, { steps: [3, -1] }, /got -1 at position 1/],
    ["an unknown spacing", schedule, { spacing: "karras" as Spacing }, /spacing must be one of/],
    ["an unknown condition", schedule, { condition: "t" as "step" }, /condition must be one of/],
    ["two knots in one place", still, {}, /step 1 is as noisy as step 0/],
    ["a step that is still the data", fromBeta([0, 0.1]), {}, /step 0 is as noisy as the data/],
    [
      "to tell a network an infinite log-SNR",
      cosine(10, { maxBeta: 1 }),
      { condition: "log-snr" },
      /log-SNR of step 9 is -Infinity/,
    ],
  ])("%s", (_, of, options, message) => {
    expect(() => grid(of, options)).toThrow(RangeError);
    expect(() => grid(of, options)).toThrow(message);
  });

  test("nothing where the still step is left out", () => {
    expect([...grid(still, { steps: [2, 0] }).condition]).toEqual([2, 0]);
  });
});
