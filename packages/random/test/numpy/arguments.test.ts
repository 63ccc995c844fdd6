import type { Rng } from "@inkwash/random";
import * as numpy from "@inkwash/random/numpy";
import {
  defaultRng,
  generator,
  mt19937,
  pcg64,
  philox4x64,
  randomState,
  seedSequence,
} from "@inkwash/random/numpy";
import { expect, expectTypeOf, test } from "vitest";

test("the subpath exports these functions and nothing else", () => {
  expect(Object.keys(numpy).toSorted()).toEqual([
    "defaultRng",
    "generator",
    "mt19937",
    "pcg64",
    "pcg64dxsm",
    "philox4x64",
    "randomState",
    "seedSequence",
    "sfc64",
  ]);
  expectTypeOf(randomState(0)).toExtend<Rng>();
  expectTypeOf(defaultRng(0)).toExtend<Rng>();
});

test("uniform(low, high) with low above high: a RandomState counts down, a Generator refuses", () => {
  // numpy: RandomState(0).uniform(3, -3, 2); default_rng(0).uniform(3, -3) is a ValueError
  expect([...randomState(0).uniform(3, -3, 2)]).toEqual([-0.2928810235639485, -1.2911361982345166]);
  expect(() => defaultRng(0).uniform(3, -3, 2)).toThrow(
    "uniform: high - low must be a finite number of at least 0; got -6",
  );
});

test.for([-1, 2 ** 32, 0.5, NaN])("randomState(%d) is refused", (seed) => {
  expect(() => randomState(seed)).toThrow(RangeError);
});

test("randomState([]) and lists of what is no uint32 are refused", () => {
  expect(() => randomState([])).toThrow("randomState: seed must not be an empty list");
  expect(() => randomState([1, -1])).toThrow("randomState: seed[1]");
});

test("seeds that are no integers are refused, whatever takes them", () => {
  expect(() => defaultRng(-1)).toThrow("seedSequence: entropy must not be negative; got -1");
  expect(() => defaultRng(0.5)).toThrow(TypeError);
  expect(() => pcg64(2 ** 53)).toThrow("as bigint from 2^53 on");
  expect(() => pcg64([1, NaN])).toThrow(TypeError);
  expect(() => pcg64("7" as unknown as number)).toThrow(TypeError);
  expect(() => seedSequence(1, { poolSize: 3 })).toThrow(RangeError);
  expect(() => seedSequence(1, { spawnKey: [-1] })).toThrow(RangeError);
  expect(() => seedSequence(1).generateState(-1)).toThrow(RangeError);
  expect(() => seedSequence(1).spawn(1.5)).toThrow(RangeError);
  expect(() => philox4x64({ key: 2n ** 128n })).toThrow("philox4x64: key must be in [0, 2^128)");
  expect(() => philox4x64({ key: 0, counter: -1 })).toThrow(RangeError);
  expect(() => philox4x64({ key: 0.5 })).toThrow(TypeError);
});

test("a generator set by key has nothing to spawn from", () => {
  expect(() => generator(philox4x64({ key: 1 })).spawn(1)).toThrow("seed it to spawn from it");
});

test.for([randomState(1), defaultRng(1)] as const)("draws refuse counts and bounds (%#)", (rng) => {
  for (const count of [-1, 0.5, NaN, 2 ** 32]) {
    expect(() => rng.uniform(0, 1, count)).toThrow(RangeError);
    expect(() => rng.normal(0, 1, count)).toThrow(RangeError);
    expect(() => rng.standardExponential(count)).toThrow(RangeError);
    expect(() => rng.permutation(count)).toThrow(RangeError);
    expect(() => rng.choice(3, count)).toThrow(RangeError);
  }
  expect(() => rng.uniform(0, Infinity, 1)).toThrow("uniform: high - low must be a finite number");
  expect(() => rng.uniform(-1e308, 1e308, 1)).toThrow(RangeError);
  expect(() => rng.normal(NaN, 1, 1)).toThrow("normal: mean must be a finite number; got NaN");
  expect(() => rng.normal(0, -1, 1)).toThrow("normal: std must be a finite number of at least 0");
  expect(() => rng.fillNormal([] as unknown as Float32Array)).toThrow(TypeError);
  expect(() => rng.fillUniform([] as unknown as Float32Array)).toThrow(TypeError);
});

test("integers and randint refuse bounds that are empty, too wide, or of two kinds", () => {
  const rng = defaultRng(1);
  const legacy = randomState(1);
  expect(() => rng.integers(3, 3, 1)).toThrow("integers: low must be below high; got 3 and 3");
  expect(rng.integers(3, 3, 2, { endpoint: true })).toEqual(Float64Array.of(3, 3));
  expect(() => rng.integers(3, 2, 1, { endpoint: true })).toThrow("low must be at most high");
  expect(() => rng.integers(0, 257, 1, { type: "uint8" })).toThrow(
    "integers: uint8 holds [0, 255]; got 0 to 257",
  );
  expect(() => rng.integers(-1, 5, 1, { type: "uint64" })).toThrow(RangeError);
  expect(() => rng.integers(0, 1.5, 1)).toThrow("integers: high must be an integer; got 1.5");
  expect(() => rng.integers(0, 2 ** 60, 1)).toThrow("give both bounds as bigint");
  expect(() => rng.integers(0n, 5 as unknown as bigint, 1)).toThrow(TypeError);
  expect(() => rng.integers(0n, 2n ** 64n, 1)).toThrow(RangeError);
  expect(() => rng.integers(0, 5, 1, { type: "toString" as "int8" })).toThrow(
    "integers: type must be one of bool, int8",
  );
  expect(() => legacy.randint(0, 0, 1)).toThrow("randint: low must be below high; got 0 and 0");
  expect(() => legacy.randint(0n, 3n, 1, { type: "int8" as "int64" })).toThrow(TypeError);
});

test("choice refuses what cannot be chosen", () => {
  for (const rng of [defaultRng(1), randomState(1)]) {
    expect(() => rng.choice(0, 1)).toThrow("choice: n must be positive to draw; got 0");
    expect([...rng.choice(0, 0)]).toEqual([]);
    expect(() => rng.choice(3, 4, { replace: false })).toThrow("without replacement; got 4");
    expect(() => rng.choice(2, 1, { p: [1] })).toThrow("choice: p must have n (2) elements; got 1");
    expect(() => rng.choice(2, 1, { p: [1.5, -0.5] })).toThrow("choice: p[1] must not be negative");
    expect(() => rng.choice(2, 1, { p: [NaN, 1] })).toThrow("choice: p[0] must not be negative");
    expect(() => rng.choice(2, 1, { p: [0.5, 0.4] })).toThrow(
      "choice: p must add up to 1; got 0.9",
    );
    expect(() => rng.choice(2, 2, { p: [1, 0], replace: false })).toThrow(
      "choice: p has 1 positive elements; got count 2",
    );
  }
});

test("jumped(n) of MT19937 refuses what is no count", () => {
  expect(() => mt19937(1).jumped(-1)).toThrow(RangeError);
});

test("shuffle(values) orders any array in place and returns it", () => {
  const words = ["a", "b", "c", "d", "e"];
  expect(randomState(0).shuffle(words)).toBe(words);
  // numpy: x = list("abcde"); RandomState(0).shuffle(x)
  expect(words.join("")).toBe("cabde");
  expect(defaultRng(0).shuffle(new Uint8Array(0))).toEqual(new Uint8Array(0));
});

test("fillUniform(Float32Array) of a RandomState is the rounded float64 uniform", () => {
  const single = randomState(9).fillUniform(new Float32Array(50));
  expect([...single]).toEqual([...randomState(9).randomSample(50)].map(Math.fround));
});
