import golden from "@inkwash/golden/numpy_legacy.json" with { type: "json" };
import { randomState, type RandomState } from "@inkwash/random/numpy";
import { describe, expect, test } from "vitest";
import { sha256, sha256Int64 } from "./sha256.ts";

const full = process.env["INKWASH_TIER"] === "full";

describe.for(golden.seeds)(
  "randomState($seed) is NumPy's RandomState($seed), bit for bit:",
  (of) => {
    const state = (): RandomState => randomState(of.seed);

    test("words and the state they come from", () => {
      const rng = state();
      expect(of.uint32_raw.map(() => rng.nextUint32())).toEqual(of.uint32_raw);
      expect(state().state.key.slice(0, 5)).toEqual(of.state_key_first5);
      expect(state().state.position).toBe(624);
    });

    test("randomSample(n) and uniform(-10, -6, n)", () => {
      expect([...state().randomSample(40)]).toEqual(of.random_sample);
      expect(sha256(state().randomSample(100_000))).toBe(of.random_sample_1e5);
      expect([...state().uniform(-10, -6, 20)]).toEqual(of["uniform_-10_-6"]);
    });

    test("randn(n), a million of them, and normal(1, 0.1, n)", () => {
      expect([...state().randn(60)]).toEqual(of.randn);
      expect(sha256(state().randn(1_000_000))).toBe(of.randn_1e6);
      expect([...state().normal(1, 0.1, 10)]).toEqual(of["normal_loc1_scale0.1"]);
      expect([...state().standardExponential(10)]).toEqual(of.exponential);
    });

    test.runIf(full)("randn(n), ten million", () => {
      expect(sha256(state().randn(10_000_000))).toBe(of.randn_1e7);
    });

    test("randint(low, high, n) of several types", () => {
      expect([...state().randint(0, 10, 40)]).toEqual(of.randint_0_10);
      expect([...state().randint(0, 4, 40)]).toEqual(of.randint_0_4);
      expect([...state().randint(-5, 100, 20)]).toEqual(of["randint_-5_100"]);
      expect([...state().randint(0, 2 ** 40, 10)]).toEqual(of["randint_0_2^40"]);
      expect([...state().randint(0, 1000, 20, { type: "int32" })]).toEqual(of.randint_0_1000_int32);
      expect([...state().randint(0, 256, 20, { type: "uint8" })]).toEqual(of.randint_0_256_uint8);
      expect([...state().randint(0, 2 ** 32, 20, { type: "uint32" })]).toEqual(of.uint32_raw);
    });

    test("permutation(n) and choice(n, count)", () => {
      expect([...state().permutation(10)]).toEqual(of.permutation_10);
      expect([...state().permutation(100)]).toEqual(of.permutation_100);
      expect(sha256Int64(state().permutation(10_000))).toBe(of.permutation_10000);
      const p = [0.1, 0.2, 0.3, 0.15, 0.25];
      expect([...state().choice(5, 20, { p })]).toEqual(of.choice_5_of_p);
      expect([...state().choice(100, 10, { replace: false })]).toEqual(
        of.choice_100_replace_false_10,
      );
    });

    test("draws of several kinds in turn, with the second normal waiting in between", () => {
      const rng = state();
      const drawn = [rng.randn(3), rng.randomSample(2), rng.randn(4), rng.randomSample(1)];
      expect(drawn.flatMap((values) => [...values])).toEqual(
        of.interleaved_randn3_random2_randn4_random1,
      );
    });
  },
);
