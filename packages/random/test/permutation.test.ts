import { permutation, philox } from "@inkwash/random";
import { expect, test } from "vitest";

test("permutation(n, rng) holds every integer of [0, n) once", () => {
  for (const n of [0, 1, 2, 3, 10, 1000]) {
    expect([...permutation(n, philox(n))].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: n }, (_, i) => i),
    );
  }
});

test("permutation(4, rng) gives all 24 orders evenly", () => {
  const count = 24_000;
  const found = new Map<string, number>();
  const rng = philox(2026);
  for (let i = 0; i < count; i++) {
    const order = permutation(4, rng).join();
    found.set(order, (found.get(order) ?? 0) + 1);
  }
  expect(found.size).toBe(24);
  let chi2 = 0;
  for (const n of found.values()) chi2 += (n - 1000) ** 2 / 1000;
  // Chi-square with 23 degrees exceeds 23 + 2 sqrt(14 23) + 28 = 86.9 with chance below 1e-6.
  expect(chi2).toBeLessThan(86.9);
});

test("permutation(n, rng) repeats with the stream and differs between streams", () => {
  const root = philox(3);
  const epoch = (k: number): string => permutation(100, root.fork(k)).join();
  expect(epoch(1)).toBe(epoch(1));
  expect(epoch(1)).not.toBe(epoch(2));
});

test("permutation(n, rng) refuses what is not a count", () => {
  for (const n of [-1, 1.5, 2 ** 32, NaN]) {
    expect(() => permutation(n, philox(1))).toThrow(
      new RangeError(`permutation: n must be an integer in [0, 2^32); got ${n}`),
    );
  }
});

test("permutation(n, rng, out) writes to out, and refuses one of another length", () => {
  const out = new Uint32Array(8).fill(9);
  expect(permutation(8, philox(1), out)).toBe(out);
  expect(out).toEqual(permutation(8, philox(1)));
  expect(() => permutation(8, philox(1), new Uint32Array(7))).toThrow(
    "permutation: out.length must be n = 8; got 7",
  );
});
