import { permutation, philox } from "@inkwash/random";
import { expect, test } from "vitest";
import { MOST_DRAWN, ordersOf, scrambled } from "../src/order.ts";

const rng = philox(5);

test.each([1, 2, 3, 4, 5, 17, 64, 1000, 4097])(
  "scrambled(%i, rng) visits every sample once",
  (n) => {
    const order = scrambled(n, rng.fork(n));
    const seen = new Set(Array.from({ length: n }, (_, i) => order(i)));
    expect(seen.size).toBe(n);
    expect([Math.min(...seen), Math.max(...seen)]).toEqual([0, n - 1]);
  },
);

test("scrambled(n, rng) is as even as a random order: places, neighbours and epochs", () => {
  const n = 70_000;
  const cells = 20;
  const counts = new Float64Array(cells * cells);
  const cell = (value: number): number => Math.floor((value * cells) / n);
  // Pairs that a random order would spread evenly over 400 cells of 175 each.
  const chiSquare = (pairs: (i: number) => readonly [number, number]): number => {
    counts.fill(0);
    for (let i = 0; i < n; i++) {
      const [a, b] = pairs(i);
      counts[cell(a) * cells + cell(b)]! += 1;
    }
    return counts.reduce((sum, count) => sum + (count - n / 400) ** 2 / (n / 400), 0);
  };
  const [first, second] = [scrambled(n, rng.fork(0)), scrambled(n, rng.fork(1))];
  const figures = [
    chiSquare((i) => [i, first(i)]),
    chiSquare((i) => [first(i), first((i + 1) % n)]),
    chiSquare((i) => [first(i), second(i)]),
  ];
  // Chi-square of 361 to 399 degrees of freedom: within 5 standard deviations of 28.
  for (const figure of figures) expect(Math.abs(figure - 380)).toBeLessThan(150);
});

test("ordersOf(n, rng) is a drawn permutation of few samples, and a scramble of many", () => {
  const few = ordersOf(10, rng)(3);
  expect(Array.from({ length: 10 }, (_, i) => few(i))).toEqual([...permutation(10, rng.fork(3))]);
  const many = ordersOf(MOST_DRAWN + 1, rng)(3);
  const same = scrambled(MOST_DRAWN + 1, rng.fork(3));
  for (const i of [0, 1, 99, MOST_DRAWN]) expect(many(i)).toBe(same(i));
});
