import { MersenneTwister } from "../../mersenne-twister/mersenne-twister.ts";
import { checkCount } from "../../check.ts";
import { setTwister } from "../set-twister.ts";
import { jump } from "../twister-jump.ts";
import { type Seed, sequenceOf } from "../seed.ts";
import type { SeedSequence } from "../seed-sequence.ts";
import { BitGenerator } from "./bit-generator.ts";

/** NumPy's MT19937: 32-bit words, of which two make one of 64 bits, the upper half first. */
export class Mt19937 extends BitGenerator {
  /** The kind, by NumPy's name. */
  readonly name = "MT19937";
  readonly #twister: MersenneTwister;

  constructor(sequence: SeedSequence | undefined, twister: MersenneTwister) {
    super(sequence);
    this.#twister = twister;
  }

  /** A generator of the same kind seeded by `seed`. */
  seeded(seed: SeedSequence): Mt19937 {
    return mt19937(seed);
  }

  /** Draws the next 64 bits into `word`. */
  next(): void {
    this.word[1] = this.#twister.nextUint32();
    this.word[0] = this.#twister.nextUint32();
  }

  /** The next 32 random bits: a word of the twister. */
  override nextUint32(): number {
    return this.#twister.nextUint32();
  }

  /** The next uniform in [0, 1), of 53 bits from two words. */
  override nextDouble(): number {
    return this.#twister.nextDouble();
  }

  /**
   * A generator `jumps` times 2^128 words ahead; this one does not move.
   *
   * Every word to come is a sum of 19937 words before it, so that the words 2^128 ahead are sums of
   * the next ones.
   *
   * @param jumps - How often, a non-negative integer; each takes a few milliseconds.
   * @throws RangeError if `jumps` is none.
   * @see {@link https://doi.org/10.1287/ijoc.1070.0251 | Haramoto et al., INFORMS J. Comput. 20 (2008)}
   */
  jumped(jumps: number = 1): Mt19937 {
    checkCount("jumped: jumps", jumps, 0);
    const { words, position } = this.#twister;
    let twister = new MersenneTwister(words.slice(), position);
    for (let i = 0; i < jumps; i++) twister = jump(twister);
    return new Mt19937(this.seedSequence, twister);
  }

  /** The numbers of the state but for the spare half word. */
  protected numbers(): Readonly<Record<string, unknown>> {
    return { key: [...this.#twister.words], position: this.#twister.position };
  }

  /** Sets what `numbers` gave. */
  protected setNumbers(state: Readonly<Record<string, unknown>>): void {
    setTwister(this.#twister, state["key"], state["position"]);
  }
}

/**
 * NumPy's MT19937 as its Generator seeds it; `randomState` is seeded otherwise.
 *
 * @param seed - See {@link Seed}.
 * @returns Period 2^19937 - 1, with `jumped`.
 * @throws RangeError or TypeError for a seed that is not one.
 * @see {@link https://doi.org/10.1145/272991.272995 | Matsumoto and Nishimura, TOMACS 8 (1998)}
 */
export function mt19937(seed: Seed): Mt19937 {
  const sequence = sequenceOf(seed);
  const words = sequence.generateState(624);
  words[0] = 0x80000000;
  // NumPy leaves the position at the last word.
  return new Mt19937(sequence, new MersenneTwister(words, 623));
}
