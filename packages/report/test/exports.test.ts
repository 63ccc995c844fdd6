import { expect, test } from "vitest";
import * as report from "../src/index.ts";

test("the public functions", () => {
  expect(Object.keys(report)).toEqual(["createReport"]);
});
