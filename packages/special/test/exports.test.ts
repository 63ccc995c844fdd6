import * as special from "@inkwash/special";
import { expect, test } from "vitest";

test("the package exports these functions and nothing else", () => {
  expect(Object.keys(special).toSorted()).toEqual([
    "betaI",
    "betaIInverse",
    "cos",
    "erf",
    "erfc",
    "exp",
    "expm1",
    "gammaP",
    "gammaPInverse",
    "gammaQ",
    "gammaQInverse",
    "lgamma",
    "log",
    "log1p",
    "normalQuantile",
    "pow",
    "sin",
    "tanh",
  ]);
});
