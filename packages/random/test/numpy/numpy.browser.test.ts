import generators from "@inkwash/golden/numpy_generator.json" with { type: "json" };
import legacy from "@inkwash/golden/numpy_legacy.json" with { type: "json" };
import { defaultRng, randomState } from "@inkwash/random/numpy";
import { expect, test } from "vitest";

test.for(legacy.seeds)("randomState($seed) draws NumPy's numbers in a browser", (of) => {
  expect([...randomState(of.seed).randn(60)]).toEqual(of.randn);
  expect([...randomState(of.seed).permutation(100)]).toEqual(of.permutation_100);
});

test.for(generators.seeds.filter(({ kind }) => kind === "PCG64"))(
  "defaultRng($seed) draws NumPy's numbers in a browser",
  (of) => {
    const many = defaultRng(of.seed).standardNormal(20_000);
    expect(Array.from(many.subarray(0, 60))).toEqual(of.standard_normal);
    for (const [i, value] of of.tail_samples_index_value) {
      if (i! < many.length) expect(many[i!]).toBe(value);
    }
    const single = defaultRng(of.seed).fillNormal(new Float32Array(12));
    expect([...single]).toEqual(of.standard_normal_float32);
    expect([...defaultRng(of.seed).integers(0, 2 ** 40, 10)]).toEqual(of["integers_0_2^40"]);
  },
);
