import * as special from "@inkwash/special";
import fc from "fast-check";
import { expect, test } from "vitest";

const { cos, exp, expm1, log, log1p, pow, sin, tanh } = special;
const options = {
  seed: 20261121,
  numRuns: process.env["INKWASH_TIER"] === "full" ? 100_000 : 3_000,
};
const within = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });

/** |a - b| in units of 2^-53 of the larger. */
function parts(a: number, b: number): number {
  return a === b ? 0 : (Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b))) * 2 ** 53;
}

test("every function takes every double and gives a number, or NaN only outside its domain", () => {
  const ofOne = [exp, expm1, tanh, special.erf, special.erfc];
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (x) => {
      for (const f of ofOne) expect(f(x)).not.toBeNaN();
      for (const f of [sin, cos]) expect(Math.abs(f(x)) <= 1).toBe(Number.isFinite(x));
      expect(Number.isNaN(log(x))).toBe(x < 0);
      expect(Number.isNaN(log1p(x))).toBe(x < -1);
      expect(Number.isNaN(special.normalQuantile(x))).toBe(!(x >= 0 && x <= 1));
    }),
    options,
  );
});

test("exp(log(x)) is x, as near as log(x) can say", () => {
  fc.assert(
    fc.property(within(1e-300, 1e300), (x) => {
      const l = log(x);
      expect(parts(exp(l), x)).toBeLessThan(3 + 1.5 * Math.abs(l));
    }),
    options,
  );
});

test("log1p(expm1(x)) is x", () => {
  fc.assert(
    fc.property(within(-20, 700), (x) => {
      // One part in 2^53 of expm1(x) is worth |1 - e^-x| parts of an absolute 2^-53 in x.
      const worth = x === 0 ? 1 : Math.abs(expm1(-x) / x);
      expect(parts(log1p(expm1(x)), x)).toBeLessThan(3 + 2 * worth);
    }),
    options,
  );
});

test("sin^2 + cos^2 is 1 for every angle", () => {
  fc.assert(
    fc.property(within(-1e308, 1e308), (x) => {
      expect(Math.abs(sin(x) * sin(x) + cos(x) * cos(x) - 1)).toBeLessThan(4.5 * 2 ** -53);
    }),
    options,
  );
});

test("sin(3x) is 3 sin(x) - 4 sin(x)^3", () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), (i) => {
      // 3 x is exact, so that both sides see the same angle.
      const x = i * 2 ** -20;
      const s = sin(x);
      expect(Math.abs(sin(3 * x) - (3 * s - 4 * s * s * s))).toBeLessThan(20 * 2 ** -53);
    }),
    options,
  );
});

test("tanh(2x) is 2 tanh(x) / (1 + tanh(x)^2)", () => {
  fc.assert(
    fc.property(within(-20, 20), (x) => {
      const t = tanh(x);
      expect(parts(tanh(2 * x), (2 * t) / (1 + t * t))).toBeLessThan(8);
    }),
    options,
  );
});

test("pow(x, y) pow(x, -y) is 1", () => {
  fc.assert(
    fc.property(within(1e-10, 1e10), within(-25, 25), (x, y) => {
      expect(parts(pow(x, y) * pow(x, -y), 1)).toBeLessThan(6);
    }),
    options,
  );
});

test("pow(x, y), exp(x) and normalQuantile(x) do not fall as x grows", () => {
  fc.assert(
    fc.property(within(0, 1), within(0, 1), within(0.1, 10), (a, b, y) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      for (const f of [exp, special.normalQuantile, (x: number) => pow(x, y)]) {
        expect(f(low)).toBeLessThanOrEqual(f(high));
      }
    }),
    options,
  );
});
