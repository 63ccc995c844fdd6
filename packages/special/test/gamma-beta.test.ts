import "@inkwash/matchers";
import golden from "@inkwash/golden/special_gamma.json" with { type: "json" };
import {
  betaI,
  betaIInverse,
  exp,
  gammaP,
  gammaPInverse,
  gammaQ,
  gammaQInverse,
  lgamma,
  log,
} from "@inkwash/special";
import { expect, test } from "vitest";

const gamma = golden.gamma as [a: number, x: number, p: number, q: number][];
const beta = golden.beta as [a: number, b: number, x: number, p: number][];

test("lgamma(x) is mpmath's, relative 2e-15, next to its zeros too", () => {
  const rows = golden.lgamma as [number, number][];
  expect(rows.map(([x]) => lgamma(x))).toBeAllClose(
    rows.map(([, value]) => value),
    { rtol: 2e-15 },
  );
});

test("lgamma(x) has the limits Infinity, its zeros, and NaN below 0", () => {
  expect([0, Infinity, 1, 2].map(lgamma)).toEqual([Infinity, Infinity, 0, 0]);
  expect([-1, -0.5, NaN].map(lgamma)).toEqual([NaN, NaN, NaN]);
});

test("lgamma(n + 1) is the sum of logarithms", () => {
  let sum = 0;
  for (let n = 1; n <= 200; n++) {
    sum += log(n);
    expect(Math.abs(lgamma(n + 1) - sum)).toBeLessThanOrEqual(1e-13 * Math.max(1, sum) * 0.1);
  }
});

test("gammaP(a, x) and gammaQ(a, x) are mpmath's, relative 1e-14 down to 1e-290", () => {
  const tail = (v: number): boolean => v > 1e-290;
  const lower = gamma.filter(([, , p]) => tail(p));
  const upper = gamma.filter(([, , , q]) => tail(q));
  expect(lower.map(([a, x]) => gammaP(a, x))).toBeAllClose(
    lower.map(([, , p]) => p),
    { rtol: 1e-14 },
  );
  expect(upper.map(([a, x]) => gammaQ(a, x))).toBeAllClose(
    upper.map(([, , , q]) => q),
    { rtol: 1e-14 },
  );
});

test("gammaP(1, x) is 1 - e^-x, gammaQ(1, x) is e^-x", () => {
  for (const x of [1e-8, 0.4, 1, 3, 40, 700]) {
    expect(Math.abs(gammaQ(1, x) / exp(-x) - 1)).toBeLessThan(1e-14);
    expect(Math.abs(gammaP(1, x) + gammaQ(1, x) - 1)).toBeLessThan(1e-15);
  }
});

test("betaI(a, b, x) is mpmath's, relative 1e-14 down to 1e-290", () => {
  expect(beta.map(([a, b, x]) => betaI(a, b, x))).toBeAllClose(
    beta.map(([, , , p]) => p),
    { rtol: 1e-14 },
  );
});

test("gammaPInverse and gammaQInverse lead back to mpmath's x, relative 1e-14", () => {
  const rows = gamma.filter(([, , p, q]) => Math.min(p, q) > 1e-290);
  const found = rows.map(([a, , p, q]) => (p < 0.5 ? gammaPInverse(a, p) : gammaQInverse(a, q)));
  expect(found).toBeAllClose(
    rows.map(([, x]) => x),
    { rtol: 1e-14 },
  );
});

test("betaIInverse(a, b, p) leads back to mpmath's x, relative 1e-13", () => {
  const rows = beta.filter(([, , , p]) => p < 0.99);
  expect(rows.map(([a, b, , p]) => betaIInverse(a, b, p))).toBeAllClose(
    rows.map(([, , x]) => x),
    { rtol: 1e-13 },
  );
});

test("the ends of the ranges are exact and what is outside is NaN", () => {
  expect([gammaP(2, 0), gammaP(2, Infinity), gammaQ(2, 0), gammaQ(2, Infinity)]).toEqual([
    0, 1, 1, 0,
  ]);
  expect([gammaPInverse(2, 0), gammaPInverse(2, 1)]).toEqual([0, Infinity]);
  expect([gammaQInverse(2, 0), gammaQInverse(2, 1)]).toEqual([Infinity, 0]);
  expect([betaI(2, 3, 0), betaI(2, 3, 1), betaIInverse(2, 3, 0), betaIInverse(2, 3, 1)]).toEqual([
    0, 1, 0, 1,
  ]);
  const outside = [
    gammaP(0, 1),
    gammaP(1e10, 1),
    gammaQ(1, -1),
    gammaPInverse(1, 2),
    gammaQInverse(NaN, 0.5),
  ];
  expect([...outside, betaI(0, 1, 0.5), betaI(1, 1, 2), betaIInverse(1, -1, 0.5)]).toEqual(
    Array(8).fill(NaN),
  );
});

test("shapes up to 1e9 end, at the middle and in both tails", () => {
  expect(Math.abs(gammaP(1e9, 1e9) - 0.5000042052207548)).toBeLessThan(1e-10);
  expect(betaI(1e9, 1e9, 0.5)).toBeCloseTo(0.5, 10);
  expect(gammaPInverse(1e6, gammaP(1e6, 970_000))).toBeCloseTo(970_000, 4);
});
