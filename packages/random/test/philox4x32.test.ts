import { philox4x32 } from "@inkwash/random";
import { expect, test } from "vitest";

const ONES = 0xffffffff;

// Random123 1.14, tests/kat_vectors, lines "philox4x32 10".
test.for([
  {
    counter: [0, 0, 0, 0],
    key: [0, 0],
    block: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  },
  {
    counter: [ONES, ONES, ONES, ONES],
    key: [ONES, ONES],
    block: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  },
  {
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0],
    block: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
])("philox4x32($counter, $key) is Random123's known answer", ({ counter, key, block }) => {
  expect([...philox4x32(counter, key)]).toEqual(block);
});

test("philox4x32(counter, key) takes typed arrays and leaves them alone", () => {
  const counter = new Uint32Array(4);
  const key = new Uint32Array(2);
  expect(philox4x32(counter, key)[0]).toBe(0x6627e8d5);
  expect([...counter, ...key]).toEqual([0, 0, 0, 0, 0, 0]);
});

test("philox4x32(counter, key) refuses wrong counts and words that are not uint32", () => {
  expect(() => philox4x32([0, 0, 0], [0, 0])).toThrow(
    new RangeError("philox4x32: counter must have 4 words; got 3"),
  );
  expect(() => philox4x32([0, 0, 0, 0], [0, 0, 0])).toThrow(
    new RangeError("philox4x32: key must have 2 words; got 3"),
  );
  for (const word of [-1, 0.5, 2 ** 32, NaN]) {
    expect(() => philox4x32([0, 0, 0, word], [0, 0])).toThrow(
      new RangeError(`philox4x32: counter[3] must be an integer in [0, 2^32); got ${word}`),
    );
  }
});
