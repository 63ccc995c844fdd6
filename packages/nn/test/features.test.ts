import "@inkwash/matchers";
import { expect, test } from "vitest";
import { graphOf, mlp, type Conditioning, type Features } from "../src/index.ts";
import { writeFeatures } from "../src/reference/features.ts";

/** The features of a condition, written into the middle of an array. */
function features(conditioning: Conditioning, condition: number): Float64Array {
  const { operations } = graphOf(mlp({ dimension: 2, width: 2, conditioning }));
  const operation = operations.find((each): each is Features => each.kind === "features")!;
  const count = 2 * operation.frequencies.length;
  const out = new Float64Array(count + 2).fill(9);
  writeFeatures(operation, condition, out, 1);
  expect([out[0], out[count + 1]]).toEqual([9, 9]);
  return out.subarray(1, count + 1);
}

const fourier = { kind: "fourier", features: 4, range: [-6, 10] } as const;

test("writeFeatures(features, logSnr, out, offset) gives sin and cos of pi k u: fourier", () => {
  const r = Math.SQRT1_2;
  expect(features(fourier, -6)).toBeAllClose([0, 0, 1, 1], { atol: 1e-15 });
  expect(features(fourier, -2)).toBeAllClose([r, 1, r, 0], { atol: 1e-15 });
  expect(features(fourier, 2)).toBeAllClose([1, 0, 0, -1], { atol: 1e-15 });
  expect(features(fourier, 10)).toBeAllClose([0, 0, -1, 1], { atol: 1e-15 });
});

test("writeFeatures(features, logSnr, out, offset) counts what is outside, also +-Infinity, as the nearer end", () => {
  expect(features(fourier, -Infinity)).toEqual(features(fourier, -6));
  expect(features(fourier, 11)).toEqual(features(fourier, 10));
  expect(features(fourier, Infinity)).toEqual(features(fourier, 10));
});
