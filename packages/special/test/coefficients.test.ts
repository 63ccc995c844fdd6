import golden from "@inkwash/golden/special_coefficients.json" with { type: "json" };
import { expect, test } from "vitest";
import { ERF } from "../src/erf-kernel.ts";
import { FAR, NEAR } from "../src/erfc-series.ts";
import { CENTRE } from "../src/normal-quantile.ts";
import { GUESS } from "../src/quantile-kernel.ts";

test("the polynomials are those that the fit in Python gives", () => {
  expect(ERF).toEqual(golden.erf.coefficients);
  expect(NEAR).toEqual(golden.erfcNear.coefficients);
  expect(FAR).toEqual(golden.erfcFar.coefficients);
  expect(CENTRE).toEqual(golden.quantile.coefficients);
  expect(GUESS).toEqual(golden.quantileGuess.coefficients);
});
