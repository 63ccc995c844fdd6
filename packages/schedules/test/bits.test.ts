import { expect, test } from "vitest";
import { CHECKSUM, checksum } from "./bits.ts";

test("every table has the bits that it had, in Node", () => {
  expect(checksum()).toBe(CHECKSUM);
});
