import golden from "@inkwash/golden/numpy_generator.json" with { type: "json" };
import {
  type BitGenerator,
  type Generator,
  generator,
  mt19937,
  pcg64,
  pcg64dxsm,
  philox4x64,
  type Seed,
  sfc64,
} from "@inkwash/random/numpy";
import { describe, expect, test } from "vitest";
import { sha256, sha256Int64 } from "./sha256.ts";

const kinds: Readonly<Record<string, (seed: Seed) => BitGenerator>> = {
  PCG64: pcg64,
  PCG64DXSM: pcg64dxsm,
  Philox: philox4x64,
  SFC64: sfc64,
  MT19937: mt19937,
};
const raw = (bits: BitGenerator, count: number): string[] =>
  [...generator(bits).integers(0n, 2n ** 64n, count, { type: "uint64" })].map(String);

const full = process.env["INKWASH_TIER"] === "full";

describe.for(golden.seeds)("generator of $kind($seed) is NumPy's, bit for bit:", (of) => {
  const rng = (): Generator => generator(kinds[of.kind]!(of.seed));

  test("64-bit words and uniforms of both precisions", () => {
    expect(raw(rng().bitGenerator, 12)).toEqual(of.integers_uint64);
    expect([...rng().random(40)]).toEqual(of.random);
    expect(sha256(rng().random(100_000))).toBe(of.random_1e5);
    expect([...rng().fillUniform(new Float32Array(12))]).toEqual(of.random_float32);
    expect([...rng().uniform(-10, -6, 10)]).toEqual(of["uniform_-10_-6"]);
  });

  test("standardNormal(n), a million with their tails, and normal(1, 0.1, n)", () => {
    expect([...rng().standardNormal(60)]).toEqual(of.standard_normal);
    const many = rng().standardNormal(1_000_000);
    for (const [i, value] of of.tail_samples_index_value) expect(many[i!]).toBe(value);
    expect(sha256(many)).toBe(of.standard_normal_1e6);
    expect([...rng().normal(1, 0.1, 10)]).toEqual(of["normal_loc1_scale0.1"]);
  });

  test("fillNormal(Float32Array), a million", () => {
    expect([...rng().fillNormal(new Float32Array(12))]).toEqual(of.standard_normal_float32);
    expect(sha256(rng().fillNormal(new Float32Array(1_000_000)))).toBe(
      of.standard_normal_float32_1e6,
    );
  });

  test.runIf(full)("standardNormal(n) and fillNormal(Float32Array), ten million", () => {
    expect(sha256(rng().standardNormal(10_000_000))).toBe(of.standard_normal_1e7);
    expect(sha256(rng().fillNormal(new Float32Array(10_000_000)))).toBe(
      of.standard_normal_float32_1e7,
    );
  });

  test("standardExponential(n)", () => {
    expect([...rng().standardExponential(12)]).toEqual(of.standard_exponential);
    expect(sha256(rng().standardExponential(100_000))).toBe(of.standard_exponential_1e5);
  });

  test("integers(low, high, n)", () => {
    expect([...rng().integers(0, 10, 40)]).toEqual(of.integers_0_10);
    expect([...rng().integers(-7, 1_000_003, 20)]).toEqual(of["integers_-7_1000003"]);
    expect([...rng().integers(0, 2 ** 40, 10)]).toEqual(of["integers_0_2^40"]);
    expect([...rng().integers(0, 10, 20, { type: "int32" })]).toEqual(of.integers_0_10_int32);
  });

  test("permutation(n) and choice(n, count, { replace: false })", () => {
    expect([...rng().permutation(10)]).toEqual(of.permutation_10);
    expect([...rng().permutation(100)]).toEqual(of.permutation_100);
    expect(sha256Int64(rng().permutation(10_000))).toBe(of.permutation_10000);
    expect([...rng().choice(100, 10, { replace: false })]).toEqual(of.choice_100_replace_false_10);
  });

  test("draws of several kinds in turn", () => {
    const mixed = rng();
    expect([
      [...mixed.random(3)],
      [...mixed.integers(0, 100, 5)],
      [...mixed.standardNormal(3)],
      [...mixed.random(2)],
    ]).toEqual(of.mixed_random3_integers5_normal3_random2);
  });
});

test.for(golden.states)(
  "$kind($seed) has NumPy's state and words",
  ({ kind, seed, state, raw: words }) => {
    const bits = kinds[kind]!(BigInt(seed));
    if (state) expect(bits.state.state).toMatchObject(state);
    if (kind === "MT19937") {
      expect(words.map(() => String(bits.nextUint32()))).toEqual(words);
    } else {
      expect(raw(bits, 8)).toEqual(words);
    }
  },
);

test("pcg64(123456789) starts from the state and the increment of NumPy's", () => {
  const { state } = pcg64(123_456_789).state;
  expect(state).toMatchObject({
    state: "2635341935260947474261884508229398348",
    inc: "65172152932186747910540705133042490585",
  });
});

test.for(golden.jumps)("$kind: advance($advance) or jumped($jumped) is NumPy's", (of) => {
  const bits = kinds[of.kind]!(7) as ReturnType<typeof pcg64>;
  generator(bits).integers(0, 10, 3);
  const moved =
    of.advance === undefined ? bits.jumped(of.jumped) : bits.advance(BigInt(of.advance));
  const rng = generator(moved);
  expect([...rng.integers(0, 2 ** 32, 3), ...rng.random(2)]).toEqual(of.draws);
});

test.for(golden.spawned)("spawn(3) of $kind gives NumPy's children", ({ kind, random }) => {
  const children = generator(kinds[kind]!(42)).spawn(3);
  expect(children.map((child) => [...child.random(2)])).toEqual(random);
});

test.for(golden.philox)("philox4x64({ key: $key, counter: $counter }) is NumPy's", (of) => {
  const bits = philox4x64({ key: BigInt(of.key), counter: BigInt(of.counter) });
  expect(raw(bits, 12)).toEqual(of.raw);
});
