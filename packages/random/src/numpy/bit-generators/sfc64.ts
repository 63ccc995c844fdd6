import { type Seed, sequenceOf } from "../seed.ts";
import type { SeedSequence } from "../seed-sequence.ts";
import { parseWords } from "../parse-wide.ts";
import { fromWords, setWords } from "../words.ts";
import { BitGenerator } from "./bit-generator.ts";

/** NumPy's SFC64: a small fast chaotic generator of three words and a counter. */
export class Sfc64 extends BitGenerator {
  /** The kind, by NumPy's name. */
  readonly name = "SFC64";
  /** a, b, c and the counter, each the lower half first. */
  readonly #words = new Int32Array(8);

  constructor(sequence: SeedSequence) {
    super(sequence);
    const [a, b, c] = sequence.generateState(3, "uint64");
    setWords(this.#words, a! | (b! << 64n) | (c! << 128n) | (1n << 192n));
    for (let round = 0; round < 12; round++) this.next();
  }

  /** A generator of the same kind seeded by `seed`. */
  seeded(seed: SeedSequence): Sfc64 {
    return new Sfc64(seed);
  }

  /** Draws the next 64 bits into `word`. */
  next(): void {
    const { word } = this;
    const words = this.#words;
    const b0 = words[2]!;
    const b1 = words[3]!;
    const c0 = words[4]!;
    const c1 = words[5]!;
    const low = (words[0]! >>> 0) + (b0 >>> 0) + (words[6]! >>> 0);
    word[0] = low;
    word[1] = Math.floor(low * 2 ** -32) + words[1]! + b1 + words[7]!;
    words[6] = words[6]! + 1;
    if (words[6] === 0) words[7] = words[7]! + 1;
    words[0] = b0 ^ ((b0 >>> 11) | (b1 << 21));
    words[1] = b1 ^ (b1 >>> 11);
    const sum = (c0 >>> 0) + ((c0 << 3) >>> 0);
    words[2] = sum;
    words[3] = (sum >= 2 ** 32 ? 1 : 0) + c1 + ((c1 << 3) | (c0 >>> 29));
    const turned = (((c0 << 24) | (c1 >>> 8)) >>> 0) + (word[0]! >>> 0);
    words[4] = turned;
    words[5] = (turned >= 2 ** 32 ? 1 : 0) + ((c1 << 24) | (c0 >>> 8)) + word[1]!;
  }

  /** The numbers of the state but for the spare half word. */
  protected numbers(): Readonly<Record<string, unknown>> {
    const words = [0, 2, 4, 6].map((i) => String(fromWords(this.#words.subarray(i, i + 2))));
    return { state: words };
  }

  /** Sets what `numbers` gave. */
  protected setNumbers(state: Readonly<Record<string, unknown>>): void {
    setWords(this.#words, parseWords("state: state", state["state"], 4));
  }
}

/**
 * NumPy's SFC64.
 *
 * @param seed - See {@link Seed}.
 * @returns Mean period 2^255; it can neither advance nor jump.
 * @throws RangeError or TypeError for a seed that is not one.
 * @see C. Doty-Humphrey, {@link https://pracrand.sourceforge.net/RNG_engines.txt | PractRand}
 */
export function sfc64(seed: Seed): Sfc64 {
  return new Sfc64(sequenceOf(seed));
}
