import * as special from "@inkwash/special";
import { expect, test } from "vitest";

test("the package exports these functions and nothing else", () => {
  expect(Object.keys(special).toSorted()).toEqual([
    "cos",
    "erf",
    "erfc",
    "exp",
    "expm1",
    "log",
    "log1p",
    "normalQuantile",
    "pow",
    "sin",
    "tanh",
  ]);
});
