import { expect, test } from "vitest";
import { MersenneTwister } from "../../src/mersenne-twister/mersenne-twister.ts";

function draw(twister: MersenneTwister, count: number): number[] {
  return Array.from({ length: count }, () => twister.nextUint32());
}

// The C++ standard, [rand.predef]: the 10000th word of a default-constructed mt19937.
test("fromSeed(5489) gives 4123659995 as word 10000, as the C++ standard demands", () => {
  expect(draw(MersenneTwister.fromSeed(5489), 10_000).at(-1)).toBe(4123659995);
});

// mt19937ar.out of Matsumoto and Nishimura.
test("fromKey([0x123, 0x234, 0x345, 0x456]) gives the authors' first words", () => {
  const twister = MersenneTwister.fromKey([0x123, 0x234, 0x345, 0x456]);
  expect(draw(twister, 10)).toEqual([
    1067595299, 955945823, 477289528, 4107218783, 4228976476, 3344332714, 3355579695, 227628506,
    810200273, 2591290167,
  ]);
});

test("fromSeed(0) gives NumPy's first words and doubles of RandomState(0)", () => {
  expect(draw(MersenneTwister.fromSeed(0), 4)).toEqual([
    2357136044, 2546248239, 3071714933, 3626093760,
  ]);
  const twister = MersenneTwister.fromSeed(0);
  expect(twister.nextDouble()).toBe(0.5488135039273248);
  expect(twister.nextDouble()).toBe(0.7151893663724195);
});
