import { expect, test } from "vitest";
import { checksum, CHECKSUMS, withoutMath } from "./checksum.ts";

test.for(Object.entries(CHECKSUMS) as [keyof typeof CHECKSUMS, string][])(
  "%s gives the bits with checksum %s, without Math's transcendental functions",
  ([name, expected]) => {
    expect(withoutMath(() => checksum(name))).toBe(expected);
  },
);

test("withoutMath(body) would catch a call and puts Math back", () => {
  expect(() => withoutMath(() => Math.exp(1))).toThrow("Math.exp was called");
  expect(Math.exp(0)).toBe(1);
});
