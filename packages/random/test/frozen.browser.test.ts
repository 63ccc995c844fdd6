import { expect, test } from "vitest";
import { drawn, FROZEN } from "./frozen.ts";

test("what a seed gives is the same in this browser as in Node", () => {
  expect(drawn()).toEqual(FROZEN);
});
