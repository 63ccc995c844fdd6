import { WORDS, wordsFromKey, wordsFromSeed } from "./seed-words.ts";

/** Distance of the word that is mixed in. */
const MIDDLE = 397;

/** The next state word from the upper bit of one and the rest of the next one. */
function twist(upper: number, rest: number): number {
  const bits = (upper & 0x80000000) | (rest & 0x7fffffff);
  return (bits >>> 1) ^ (-(rest & 1) & 0x9908b0df);
}

/**
 * MT19937: 623-dimensionally equidistributed words of period 2^19937 - 1.
 *
 * NumPy's RandomState and PyTorch's CPU generator stand on it.
 *
 * @see {@link https://doi.org/10.1145/272991.272995 | Matsumoto and Nishimura, TOMACS 8 (1998)}
 */
export class MersenneTwister {
  /** The 624 words of state. */
  readonly words: Uint32Array<ArrayBuffer>;
  /** Which word is tempered next, in [0, 624]; at 624 all are replaced first. */
  position: number;

  constructor(words: Uint32Array<ArrayBuffer>, position: number = WORDS) {
    this.words = words;
    this.position = position;
  }

  /** Seeded as `init_genrand(seed)`: a uint32. */
  static fromSeed(seed: number): MersenneTwister {
    return new MersenneTwister(wordsFromSeed(seed));
  }

  /** Seeded as `init_by_array(key)`: at least one uint32. */
  static fromKey(key: ArrayLike<number>): MersenneTwister {
    return new MersenneTwister(wordsFromKey(key));
  }

  /** The next word of the recurrence, before its bits are tempered. */
  nextWord(): number {
    if (this.position >= WORDS) this.#replace();
    return this.words[this.position++]!;
  }

  /** The next 32 random bits. */
  nextUint32(): number {
    let y = this.nextWord();
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** `random_sample`, or `genrand_res53`: a multiple of 2^-53 in [0, 1), from two words. */
  nextDouble(): number {
    const high = this.nextUint32() >>> 5;
    return (high * 2 ** 26 + (this.nextUint32() >>> 6)) * 2 ** -53;
  }

  #replace(): void {
    const { words } = this;
    let i = 0;
    for (; i < WORDS - MIDDLE; i++) words[i] = words[i + MIDDLE]! ^ twist(words[i]!, words[i + 1]!);
    for (; i < WORDS - 1; i++) {
      words[i] = words[i + MIDDLE - WORDS]! ^ twist(words[i]!, words[i + 1]!);
    }
    words[i] = words[MIDDLE - 1]! ^ twist(words[i]!, words[0]!);
    this.position = 0;
  }
}
