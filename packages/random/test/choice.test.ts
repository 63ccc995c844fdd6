import { choice, philox } from "@inkwash/random";
import { expect, test } from "vitest";

const full = process.env["INKWASH_TIER"] === "full";
/** Chi-square with k degrees exceeds this with chance below 1e-6 (Laurent and Massart, x = 14). */
const bound = (degrees: number): number => degrees + 2 * Math.sqrt(14 * degrees) + 28;

/** Chi-square of counted outcomes against their probabilities; what has none must not come. */
function chiSquare(outcomes: Iterable<string>, probabilities: ReadonlyMap<string, number>): number {
  const found = new Map<string, number>();
  let count = 0;
  for (const outcome of outcomes) {
    found.set(outcome, (found.get(outcome) ?? 0) + 1);
    count++;
  }
  for (const outcome of found.keys()) expect(probabilities.has(outcome)).toBe(true);
  let sum = 0;
  for (const [outcome, p] of probabilities) {
    sum += ((found.get(outcome) ?? 0) - count * p) ** 2 / (count * p);
  }
  return sum;
}

/** The probability of every order of `count` successive draws without replacement. */
function orders(weights: readonly number[], count: number): Map<string, number> {
  const out = new Map<string, number>();
  const draw = (chosen: readonly number[], p: number): void => {
    if (chosen.length === count) return void out.set(chosen.join(), p);
    const left = weights.reduce((sum, w, i) => sum + (chosen.includes(i) ? 0 : w), 0);
    weights.forEach((w, i) => {
      if (w > 0 && !chosen.includes(i)) draw([...chosen, i], (p * w) / left);
    });
  };
  draw([], 1);
  return out;
}

const trials = full ? 400_000 : 40_000;
const weights = [1, 0, 5, 2, 0.5];

test("choice(n, count, rng) draws every index equally often", () => {
  const even = new Map(Array.from({ length: 7 }, (_, i) => [String(i), 1 / 7]));
  expect(chiSquare([...choice(7, trials, philox(1))].map(String), even)).toBeLessThan(bound(6));
});

test("choice(weights, count, rng) draws by weight, and what has none never", () => {
  const expected = new Map(
    weights.flatMap((w, i) => (w > 0 ? [[String(i), w / 8.5] as const] : [])),
  );
  const drawn = [...choice(weights, trials, philox(2))].map(String);
  expect(chiSquare(drawn, expected)).toBeLessThan(bound(3));
});

test.each([
  ["5 equal ones", 5, [1, 1, 1, 1, 1], 3],
  ["5 weights", weights, weights, 3],
  ["all that have a weight", weights, weights, 4],
])("choice(%s, ..., { replace: false }) gives every order its chance", (_, from, law, count) => {
  const rng = philox(3);
  const drawn = Array.from({ length: trials }, () =>
    choice(from, count, rng, { replace: false }).join(),
  );
  const expected = orders(law, count);
  expect([...expected.values()].reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  expect(chiSquare(drawn, expected)).toBeLessThan(bound(expected.size - 1));
});

test("choice(n, n, rng, { replace: false }) is an order of all", () => {
  for (const n of [1, 2, 10, 1000]) {
    const all = choice(n, n, philox(n), { replace: false });
    expect([...all].toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
  }
});

test("choice(2^32 - 1, 1000, rng, { replace: false }) needs memory for what is drawn alone", () => {
  const drawn = choice(2 ** 32 - 1, 1000, philox(5), { replace: false });
  expect(new Set(drawn).size).toBe(1000);
  expect(Math.max(...drawn)).toBeGreaterThan(2 ** 31);
});

test("choice(from, 0, rng) is empty; a lone weight is always drawn", () => {
  expect(choice(3, 0, philox(1))).toHaveLength(0);
  expect(choice([0, 2, 0], 4, philox(1)).join()).toBe("1,1,1,1");
  // A uniform that rounds up to the whole sum still finds an index with a weight.
  const last = {
    ...philox(1),
    fillUniform: <T extends Float32Array | Float64Array>(out: T): T => {
      out.fill(1 - 2 ** -53);
      return out;
    },
  };
  expect(choice([1, 0.5, 0], 1, last as never)[0]).toBe(1);
});

test("choice(from, count, rng) refuses what is out of range", () => {
  const rng = philox(1);
  const cases: [() => unknown, string][] = [
    [() => choice(0, 1, rng), "choice: from must be an integer in [1, 2^32); got 0"],
    [() => choice(3, -1, rng), "choice: count must be an integer in [0, 2^32); got -1"],
    [
      () => choice(3, 4, rng, { replace: false }),
      "choice: count must be at most 3 without replacement; got 4",
    ],
    [
      () => choice([1, 0], 2, rng, { replace: false }),
      "choice: count must be at most 1 without replacement; got 2",
    ],
    [() => choice([1, -1], 1, rng), "choice: from[1] must be >= 0; got -1"],
    [() => choice([1, NaN], 1, rng), "choice: from[1] must be >= 0; got NaN"],
    [() => choice([0, 0], 1, rng), "choice: the weights must have a finite sum above 0; got 0"],
    [() => choice([], 1, rng), "choice: the weights must have a finite sum above 0; got 0"],
    [
      () => choice([1, Infinity], 1, rng),
      "choice: the weights must have a finite sum above 0; got Infinity",
    ],
  ];
  for (const [call, message] of cases) expect(call).toThrow(new RangeError(message));
});
