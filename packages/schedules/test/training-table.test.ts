import {
  cosine,
  fromBeta,
  linear,
  noise,
  signal,
  targetOf,
  trainingTable,
  type Prediction,
} from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const schedule = linear(50, { end: 0.1 });

test("trainingTable(schedule) is the simple loss of Ho et al.: epsilon, weight 1, steps", () => {
  expect(trainingTable(schedule)).toEqual({
    predicts: "epsilon",
    signal: signal(schedule),
    noise: noise(schedule),
    targetData: new Float64Array(50),
    targetNoise: new Float64Array(50).fill(1),
    inputScale: new Float64Array(50).fill(1),
    skip: new Float64Array(50),
    outScale: new Float64Array(50).fill(1),
    weight: new Float64Array(50).fill(1),
    condition: Float64Array.from({ length: 50 }, (_, t) => t),
  });
});

describe.each<Prediction>(["epsilon", "x0", "v", "score", "flow"])("predicts: %j", (predicts) => {
  test("the targets are those of the kind, row by row", () => {
    const table = trainingTable(schedule, { predicts });
    table.signal.forEach((s, t) => {
      const target = targetOf(predicts, s, table.noise[t]!);
      expect([table.targetData[t], table.targetNoise[t]]).toEqual([target.data, target.noise]);
    });
  });
});

test('trainingTable(schedule, { condition: "log-snr" }) tells the network the log-SNR', () => {
  expect(trainingTable(schedule, { condition: "log-snr" }).condition).toEqual(schedule.logSnr);
});

test("trainingTable refuses what would be infinite", () => {
  const still = fromBeta([0, 0.1]);
  expect(() => trainingTable(still, { predicts: "score" })).toThrow("a score is not determined");
  expect(() => trainingTable(still, { condition: "log-snr" })).toThrow(
    "trainingTable: the log-SNR of step 0 is Infinity",
  );
  expect(() => trainingTable(cosine(5, { maxBeta: 1 }), { condition: "log-snr" })).toThrow(
    "trainingTable: the log-SNR of step 4 is -Infinity",
  );
  expect(trainingTable(still, { predicts: "v" }).targetNoise[0]).toBe(1);
});

test("trainingTable refuses unknown words", () => {
  expect(() => trainingTable(schedule, { predicts: "noise" as Prediction })).toThrow(RangeError);
  expect(() => trainingTable(schedule, { condition: "t" as "step" })).toThrow(RangeError);
});
