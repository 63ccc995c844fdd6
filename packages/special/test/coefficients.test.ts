import golden from "@inkwash/golden/special_coefficients.json" with { type: "json" };
import { expect, test } from "vitest";
import { ERF } from "../src/erf-kernel.ts";
import { ERFC, ERFC0, ERFC0_LOW } from "../src/erfc-kernel.ts";
import { CENTRE, CENTRE0, CENTRE0_LOW } from "../src/normal-quantile.ts";
import { GUESS } from "../src/quantile-kernel.ts";

test("the polynomials are those that the fit in Python gives", () => {
  expect(ERF).toEqual(golden.erf.coefficients);
  expect([ERFC0, ...ERFC]).toEqual(golden.erfc.coefficients);
  expect([ERFC0, ERFC0_LOW]).toEqual(golden.erfc.head);
  expect([CENTRE0, ...CENTRE]).toEqual(golden.quantile.coefficients);
  expect([CENTRE0, CENTRE0_LOW]).toEqual(golden.quantile.head);
  expect(GUESS).toEqual(golden.quantileGuess.coefficients);
});
