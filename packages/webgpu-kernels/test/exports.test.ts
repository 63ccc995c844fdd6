import * as surface from "@inkwash/webgpu-kernels";
import { expect, test } from "vitest";

test("the package exports these names and no others", () => {
  expect(Object.keys(surface)).toEqual(["createKernels"]);
});
