import * as surface from "@inkwash/wasm-kernels";
import { expect, test } from "vitest";

test("the package exports these names and no others", () => {
  expect(Object.keys(surface).toSorted()).toEqual([
    "block",
    "createKernels",
    "philox",
    "supported",
  ]);
});
