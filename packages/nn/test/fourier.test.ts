import "@inkwash/matchers";
import { expect, test } from "vitest";
import { fourierFeatures } from "../src/fourier.ts";
import type { FourierConditioning } from "../src/index.ts";

const conditioning: FourierConditioning = { kind: "fourier", features: 4, range: [-6, 10] };
const features = (logSnr: number): Float64Array => {
  const out = new Float64Array(6).fill(9);
  fourierFeatures(conditioning, logSnr, out, 1);
  expect([out[0], out[5]]).toEqual([9, 9]);
  return out.subarray(1, 5);
};

test("fourierFeatures(conditioning, logSnr, out, offset) gives sin and cos of pi k u", () => {
  const r = Math.SQRT1_2;
  expect(features(-6)).toBeAllClose([0, 0, 1, 1], { atol: 1e-15 });
  expect(features(-2)).toBeAllClose([r, 1, r, 0], { atol: 1e-15 });
  expect(features(2)).toBeAllClose([1, 0, 0, -1], { atol: 1e-15 });
  expect(features(10)).toBeAllClose([0, 0, -1, 1], { atol: 1e-15 });
});

test("fourierFeatures(conditioning, logSnr, out, offset) counts what is outside, also +-Infinity, as the nearer end", () => {
  expect(features(-Infinity)).toEqual(features(-6));
  expect(features(11)).toEqual(features(10));
  expect(features(Infinity)).toEqual(features(10));
});
