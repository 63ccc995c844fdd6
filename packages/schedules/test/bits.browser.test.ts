import { expect, test } from "vitest";
import { CHECKSUM, checksum } from "./bits.ts";

test("every table has the bits that it has in Node, in Chromium", () => {
  expect(checksum()).toBe(CHECKSUM);
});
