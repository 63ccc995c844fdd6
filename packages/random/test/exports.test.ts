import * as random from "@inkwash/random";
import type { PhiloxStream, Rng, Stream } from "@inkwash/random";
import { expect, expectTypeOf, test } from "vitest";

test("the package exports these functions and nothing else", () => {
  expect(Object.keys(random).toSorted()).toEqual([
    "block",
    "choice",
    "integers",
    "permutation",
    "philox",
    "philox4x32",
  ]);
});

test("a PhiloxStream is a Stream, and a Stream is an Rng", () => {
  expectTypeOf<PhiloxStream>().toExtend<Stream>();
  expectTypeOf<Stream>().toExtend<Rng>();
  expectTypeOf(random.philox).returns.toEqualTypeOf<PhiloxStream>();
});
