import { expect, test } from "vitest";
import { CHECKSUM, CHECKSUM_OF_OTHERS, checksum, checksumOfOthers } from "./bits.ts";

test("every table has the bits that it had, in Node", () => {
  expect(checksum()).toBe(CHECKSUM);
});

test("every other table, curve and level has the bits that it had, in Node", () => {
  expect(checksumOfOthers()).toBe(CHECKSUM_OF_OTHERS);
});
