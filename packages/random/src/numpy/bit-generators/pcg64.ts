import { multiplyHigh } from "../../multiply.ts";
import { type Seed, sequenceOf } from "../seed.ts";
import type { SeedSequence } from "../seed-sequence.ts";
import { Lcg128 } from "./lcg128.ts";

export const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
const M0 = 0x9fccf645;
const M1 = 0x4385df64;
const M2 = 0x1fc65da4;
const M3 = 0x2360ed05;

/** NumPy's PCG64: an LCG of 128 bits, its halves xored and rotated by the top six bits. */
export class Pcg64 extends Lcg128 {
  readonly name = "PCG64";
  protected readonly multiplier: bigint = MULTIPLIER;

  constructor(sequence: SeedSequence) {
    super(sequence, MULTIPLIER);
  }

  seeded(seed: SeedSequence): Pcg64 {
    return new Pcg64(seed);
  }

  next(): void {
    const { words, increment, word } = this;
    const s0 = words[0]!;
    const s1 = words[1]!;
    const s2 = words[2]!;
    // Columns of 32 bits, as float64 sums below 2^36, so that the carry is their upper part.
    const c0 = (Math.imul(s0, M0) >>> 0) + (increment[0]! >>> 0);
    const c1 =
      (c0 >= 2 ** 32 ? 1 : 0) +
      (multiplyHigh(s0, M0) >>> 0) +
      (Math.imul(s0, M1) >>> 0) +
      (Math.imul(s1, M0) >>> 0) +
      (increment[1]! >>> 0);
    const c2 =
      Math.floor(c1 * 2 ** -32) +
      (multiplyHigh(s0, M1) >>> 0) +
      (multiplyHigh(s1, M0) >>> 0) +
      (Math.imul(s0, M2) >>> 0) +
      (Math.imul(s1, M1) >>> 0) +
      (Math.imul(s2, M0) >>> 0) +
      (increment[2]! >>> 0);
    const c3 =
      Math.floor(c2 * 2 ** -32) +
      multiplyHigh(s0, M2) +
      multiplyHigh(s1, M1) +
      multiplyHigh(s2, M0) +
      Math.imul(s0, M3) +
      Math.imul(s1, M2) +
      Math.imul(s2, M1) +
      Math.imul(words[3]!, M0) +
      increment[3]!;
    words[0] = c0;
    words[1] = c1;
    words[2] = c2;
    words[3] = c3;
    // A rotation by 32 or more exchanges the halves.
    const turn = words[3]! >>> 26;
    const swapped = turn >= 32 ? 1 : 0;
    const low = words[swapped]! ^ words[2 + swapped]!;
    const high = words[1 - swapped]! ^ words[3 - swapped]!;
    // Shifts count modulo 32: the second one is by 32 - turn, in two parts so that 32 shifts all out.
    const back = ~turn & 31;
    word[0] = (low >>> turn) | ((high << 1) << back);
    word[1] = (high >>> turn) | ((low << 1) << back);
  }
}

/**
 * NumPy's PCG64, the bit generator of `default_rng`.
 *
 * @param seed - See {@link Seed}.
 * @returns Period 2^128, with `advance` and `jumped`.
 * @throws RangeError or TypeError for a seed that is not one.
 * @see M. E. O'Neill, {@link https://www.cs.hmc.edu/tr/hmc-cs-2014-0905.pdf | PCG} (2014), XSL-RR 128/64
 */
export function pcg64(seed: Seed): Pcg64 {
  return new Pcg64(sequenceOf(seed));
}
