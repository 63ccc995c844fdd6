import "@inkwash/matchers";
import { epsilonFrom, targetOf, x0From, type Prediction } from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const kinds: readonly Prediction[] = ["epsilon", "x0", "v", "score", "flow"];
const x0 = 0.7;
const epsilon = -1.3;

// Variance preserving (alphaBar = 0.01 .. 0.9999), variance exploding, flow matching, neither.
const places = [
  ...[0.01, 0.3, 0.9, 0.9999].map((a) => [Math.sqrt(a), Math.sqrt(1 - a)] as const),
  [1, 80],
  [0.25, 0.75],
  [2, 3],
] as const;

describe.each(kinds)("%s", (kind) => {
  test.each(places)("gives back x0 and epsilon at signal %d, noise %d", (signal, noise) => {
    const x = signal * x0 + noise * epsilon;
    const target = targetOf(kind, signal, noise);
    const m = target.data * x0 + target.noise * epsilon;
    const data = x0From(kind, signal, noise);
    const rest = epsilonFrom(kind, signal, noise);
    const scale = (noise / signal + 1) * 1e-15;
    expect(Math.abs(data.state * x + data.prediction * m - x0)).toBeLessThan(8 * scale);
    const reverse = (signal / noise + 1) * 1e-15;
    expect(Math.abs(rest.state * x + rest.prediction * m - epsilon)).toBeLessThan(8 * reverse);
  });
});

test("targetOf(kind, signal, noise) is each kind's definition", () => {
  expect(kinds.map((kind) => targetOf(kind, 0.6, 0.8))).toEqual([
    { data: 0, noise: 1 },
    { data: 1, noise: 0 },
    { data: -0.8, noise: 0.6 },
    { data: 0, noise: -1.25 },
    { data: -1, noise: 1 },
  ]);
});

describe("at pure noise (signal 0, noise 1)", () => {
  test("x0, v and flow still give the data", () => {
    expect(x0From("x0", 0, 1)).toEqual({ state: 0, prediction: 1 });
    expect(x0From("v", 0, 1)).toEqual({ state: 0, prediction: -1 });
    expect(x0From("flow", 0, 1)).toEqual({ state: 1, prediction: -1 });
  });

  test.each(["epsilon", "score"] as const)("%s does not, and says so", (kind) => {
    expect(() => x0From(kind, 0, 1)).toThrow(RangeError);
    expect(() => x0From(kind, 0, 1)).toThrow(
      `x0From: x0 from ${kind} is not determined where signal = 0; predict another quantity`,
    );
  });

  test("every kind gives the noise", () => {
    const given = kinds.map((kind) => epsilonFrom(kind, 0, 1));
    expect(given.map(({ state }) => state)).toEqual([0, 1, 1, 0, 1]);
  });
});

describe("at the data (signal 1, noise 0)", () => {
  test("every kind gives the data", () => {
    const given = kinds.map((kind) => x0From(kind, 1, 0));
    expect(given.map(({ state }) => state)).toEqual([1, 0, 1, 1, 1]);
  });

  test.each(["x0", "score"] as const)("%s does not give the noise, and says so", (kind) => {
    expect(() => epsilonFrom(kind, 1, 0)).toThrow(
      `epsilonFrom: epsilon from ${kind} is not determined where noise = 0`,
    );
  });

  test("a score would be infinite", () => {
    expect(() => targetOf("score", 1, 0)).toThrow("targetOf: a score is not determined");
  });
});

test.each([
  [-1, 0.5],
  [0, 0],
  [Number.NaN, 1],
  [1, Infinity],
])("signal %d and noise %d belong to no place", (signal, noise) => {
  for (const call of [x0From, epsilonFrom, targetOf]) {
    expect(() => call("v", signal, noise)).toThrow(RangeError);
  }
});

test("an unknown kind is refused", () => {
  for (const call of [x0From, epsilonFrom, targetOf]) {
    expect(() => call("noise" as Prediction, 1, 1)).toThrow(
      'predicts must be one of "epsilon", "x0", "v", "score", "flow"; got "noise"',
    );
  }
});
