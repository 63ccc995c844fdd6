import "@inkwash/matchers";
import { expect, test } from "vitest";
import {
  constantRate,
  cosineRate,
  linearRate,
  oneCycleRate,
  rateAt,
  warmUp,
} from "../src/index.ts";

test("rateAt(linearRate(peak, { steps, end }), k) is a straight line that stays at its end", () => {
  const learningRate = linearRate(1, { steps: 10, end: 0.5 });
  const rates = [0, 5, 10, 99].map((k) => rateAt(learningRate, k));
  expect(rates).toEqual([1, 0.75, 0.5, 0.5]);
});

test("rateAt(warmUp(rate, steps), k) rises to any rate in equal steps", () => {
  const held = warmUp(constantRate(0.8), 4);
  expect([0, 1, 3, 4, 100].map((k) => rateAt(held, k))).toEqual([0.2, 0.4, 0.8, 0.8, 0.8]);
  const cosine = cosineRate(1, { steps: 20 });
  expect(rateAt(warmUp(cosine, 5), 2)).toBe(rateAt(cosine, 2) * 0.6);
  expect(JSON.parse(JSON.stringify(held))).toEqual(held);
});

test("linearRate, oneCycleRate, warmUp refuse what is out of range", () => {
  expect(() => linearRate(0, { steps: 1 })).toThrow("linearRate: peak must be positive and finite");
  expect(() => linearRate(1, { steps: 1, end: 2 })).toThrow("end must be in [0, peak = 1]; got 2");
  expect(() => oneCycleRate(1, { steps: 10, rise: 0.1 })).toThrow(
    "oneCycleRate: rise must be in (1 / steps, 1); got 0.1",
  );
  expect(() => oneCycleRate(1, { steps: 10, start: NaN })).toThrow(
    "start must be in (0, peak = 1]",
  );
  expect(() => oneCycleRate(1, { steps: 10, end: 0 })).toThrow("end must be in (0, start = 0.04]");
  expect(() => warmUp(constantRate(1), 0)).toThrow("warmUp: steps must be a positive integer");
});
