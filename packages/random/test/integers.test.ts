import { integers, philox, type Rng } from "@inkwash/random";
import { expect, test } from "vitest";

/** A source that gives the words it is told. */
function source(...words: number[]): Rng {
  const refuse = (): never => {
    throw new Error("not asked for here");
  };
  return { nextUint32: () => words.shift() ?? refuse(), fillUniform: refuse, fillNormal: refuse };
}

test("integers(below, count, rng) is the upper word of word * below", () => {
  const below = 1000;
  const rng = philox(5);
  const expected = Array.from({ length: 200 }, (_, i) =>
    Number((BigInt(rng.at(i).nextUint32()) * BigInt(below)) >> 32n),
  );
  expect([...integers(below, 200, rng)]).toEqual(expected);
});

test("integers(below, count, rng) draws again the words that would favour some integers", () => {
  // Of 2^32 words, 2^32 mod 3 = 1 is too many for 3 integers: word 0, whose lower product is 0.
  expect([...integers(3, 1, source(0, 2 ** 31))]).toEqual([1]);
  // And 2^32 mod 3 10^9 = 1294967296: a word whose lower product is below it is refused.
  expect([...integers(3e9, 1, source(1, 0))]).toEqual([0]);
  expect(() => integers(3e9, 1, source(0))).toThrow("not asked for here");
  // A power of two has no such words.
  expect([...integers(2 ** 31, 2, source(0, 3))]).toEqual([0, 1]);
});

test("integers(below, count, rng) covers [0, below) evenly", () => {
  const count = 100_000;
  for (const below of [1, 2, 3, 7, 10, 1000]) {
    const found = new Float64Array(below);
    for (const value of integers(below, count, philox(77))) found[value]! += 1;
    let chi2 = 0;
    for (const n of found) chi2 += (n - count / below) ** 2 / (count / below);
    // Chi-square with below - 1 degrees: mean + 6 standard deviations + 12 is passed by fewer
    // than one seed in a million (Laurent and Massart's bound with x = 14).
    expect(chi2).toBeLessThan(below - 1 + 2 * Math.sqrt(14 * (below - 1)) + 28);
  }
});

test("integers(below, count, rng) refuses empty ranges and wrong counts", () => {
  for (const below of [0, -1, 1.5, 2 ** 32, NaN]) {
    expect(() => integers(below, 1, philox(1))).toThrow(
      new RangeError(`integers: below must be an integer in [1, 2^32); got ${below}`),
    );
  }
  expect(() => integers(2, -1, philox(1))).toThrow(
    new RangeError("integers: count must be an integer in [0, 2^32); got -1"),
  );
  expect(integers(2, 0, philox(1))).toHaveLength(0);
});
