import { multiplyHigh } from "../../multiply.ts";
import { type Seed, sequenceOf } from "../seed.ts";
import type { SeedSequence } from "../seed-sequence.ts";
import { multiply64 } from "../words.ts";
import { Lcg128 } from "./lcg128.ts";
import { MULTIPLIER as SEEDING } from "./pcg64.ts";

const M0 = 0xe4dd58b5;
const M1 = 0xda942042;

/** NumPy's PCG64DXSM: an LCG of 128 bits with a short multiplier and a stronger output. */
export class Pcg64dxsm extends Lcg128 {
  /** The kind, by NumPy's name. */
  readonly name = "PCG64DXSM";
  /** The multiplier of a step. */
  protected readonly multiplier: bigint = 0xda942042e4dd58b5n;
  readonly #product = new Int32Array(4);

  constructor(sequence: SeedSequence) {
    // Seeding takes the steps of PCG64; the short multiplier comes with the first word.
    super(sequence, SEEDING);
  }

  /** A generator of the same kind seeded by `seed`. */
  seeded(seed: SeedSequence): Pcg64dxsm {
    return new Pcg64dxsm(seed);
  }

  /** Draws the next 64 bits into `word`. */
  next(): void {
    const { words, increment, word } = this;
    const product = this.#product;
    const s0 = words[0]!;
    const s1 = words[1]!;
    const s2 = words[2]!;
    const s3 = words[3]!;
    // The output comes from the state before the step.
    multiply64(product, s2 ^ s3, s3, M0, M1);
    multiply64(product, product[0]! ^ (product[1]! >>> 16), product[1]!, s0 | 1, s1);
    word[0] = product[0]!;
    word[1] = product[1]!;
    multiply64(product, s0, s1, M0, M1);
    const c0 = (product[0]! >>> 0) + (increment[0]! >>> 0);
    const c1 = (c0 >= 2 ** 32 ? 1 : 0) + (product[1]! >>> 0) + (increment[1]! >>> 0);
    const c2 =
      (c1 >= 2 ** 32 ? 1 : 0) +
      (product[2]! >>> 0) +
      (Math.imul(s2, M0) >>> 0) +
      (increment[2]! >>> 0);
    words[0] = c0;
    words[1] = c1;
    words[2] = c2;
    words[3] =
      Math.floor(c2 * 2 ** -32) +
      product[3]! +
      multiplyHigh(s2, M0) +
      Math.imul(s2, M1) +
      Math.imul(s3, M0) +
      increment[3]!;
  }
}

/**
 * NumPy's PCG64DXSM, which NumPy plans as its next default.
 *
 * @param seed - See {@link Seed}.
 * @returns Period 2^128, with `advance` and `jumped`.
 * @throws RangeError or TypeError for a seed that is not one.
 * @see {@link https://numpy.org/doc/stable/reference/random/bit_generators/pcg64dxsm.html | NumPy, PCG64DXSM}
 */
export function pcg64dxsm(seed: Seed): Pcg64dxsm {
  return new Pcg64dxsm(sequenceOf(seed));
}
