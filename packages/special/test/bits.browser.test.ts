import { expect, test } from "vitest";
import { checksum, CHECKSUMS, withoutMath } from "./checksum.ts";

test.for(Object.entries(CHECKSUMS) as [keyof typeof CHECKSUMS, string][])(
  "%s gives the bits with checksum %s, without Math's transcendental functions",
  ([name, expected]) => {
    expect(withoutMath(() => checksum(name))).toBe(expected);
  },
);
