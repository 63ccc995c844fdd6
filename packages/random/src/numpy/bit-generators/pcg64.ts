import { type Seed, sequenceOf } from "../seed.ts";
import type { SeedSequence } from "../seed-sequence.ts";
import { Lcg128 } from "./lcg128.ts";

export const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
const M0 = 0x9fccf645;
const M1 = 0x4385df64;
const M2 = 0x1fc65da4;
const M3 = 0x2360ed05;
const SCALE = 2 ** -32;

/** NumPy's PCG64: an LCG of 128 bits, its halves xored and rotated by the top six bits. */
export class Pcg64 extends Lcg128 {
  /** The kind, by NumPy's name. */
  readonly name = "PCG64";
  /** The multiplier of a step. */
  protected readonly multiplier: bigint = MULTIPLIER;

  constructor(sequence: SeedSequence) {
    super(sequence, MULTIPLIER);
  }

  /** A generator of the same kind seeded by `seed`. */
  seeded(seed: SeedSequence): Pcg64 {
    return new Pcg64(seed);
  }

  /** Draws the next 64 bits into `word`. */
  next(): void {
    const { words, increment, word } = this;
    const s0 = words[0]!;
    const s1 = words[1]!;
    const s2 = words[2]!;
    const i0 = increment[0]!;
    const i1 = increment[1]!;
    const i2 = increment[2]!;
    const u0 = s0 >>> 0;
    const u1 = s1 >>> 0;
    // Each column of 32 bits is summed exactly modulo 2^32, and in float64 to within 2^13, which
    // together tell its carry, as in multiply64.
    const r0 = (Math.imul(s0, M0) + i0) | 0;
    const x0 = (u0 * M0 + (i0 >>> 0)) * SCALE;
    const c0 = (x0 - (r0 >>> 0) * SCALE + 0.5) | 0;
    const r1 = (Math.imul(s0, M1) + Math.imul(s1, M0) + i1 + c0) | 0;
    const x1 = (u0 * M1 + u1 * M0 + (i1 >>> 0) + x0) * SCALE;
    const c1 = (x1 - (r1 >>> 0) * SCALE + 0.5) | 0;
    const r2 = (Math.imul(s0, M2) + Math.imul(s1, M1) + Math.imul(s2, M0) + i2 + c1) | 0;
    const x2 = (u0 * M2 + u1 * M1 + (s2 >>> 0) * M0 + (i2 >>> 0) + x1) * SCALE;
    const c2 = (x2 - (r2 >>> 0) * SCALE + 0.5) | 0;
    const crossed = Math.imul(s0, M3) + Math.imul(s1, M2) + Math.imul(s2, M1);
    const r3 = (crossed + Math.imul(words[3]!, M0) + increment[3]! + c2) | 0;
    words[0] = r0;
    words[1] = r1;
    words[2] = r2;
    words[3] = r3;
    // A rotation by 32 or more exchanges the halves: by a mask, as a branch would be guessed wrong.
    const turn = r3 >>> 26;
    const even = r0 ^ r2;
    const odd = r1 ^ r3;
    const swap = (even ^ odd) & -(turn >>> 5);
    const low = even ^ swap;
    const high = odd ^ swap;
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
