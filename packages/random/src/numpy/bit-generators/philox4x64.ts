import { type Seed, sequenceOf } from "../seed.ts";
import type { SeedSequence } from "../seed-sequence.ts";
import { parseWords } from "../parse-wide.ts";
import { fromWords, multiply64, setWords } from "../words.ts";
import { BitGenerator } from "./bit-generator.ts";

/** Words of a block. */
const BLOCK = 4;

/** NumPy's Philox: Philox4x64-10, whose counter is raised before every block of four words. */
export class Philox4x64 extends BitGenerator {
  /** The kind, by NumPy's name. */
  readonly name = "Philox";
  readonly #counter = new Int32Array(8);
  readonly #key = new Int32Array(4);
  readonly #block = new Int32Array(8);
  readonly #left = new Int32Array(4);
  readonly #right = new Int32Array(4);
  /** Which word of the block comes next; at 4 a new block is made. */
  #position = BLOCK;

  constructor(sequence: SeedSequence | undefined, key: bigint, counter: bigint) {
    super(sequence);
    setWords(this.#key, key);
    setWords(this.#counter, counter);
  }

  /** A generator of the same kind seeded by `seed`. */
  seeded(seed: SeedSequence): Philox4x64 {
    return philox4x64(seed);
  }

  /** Draws the next 64 bits into `word`. */
  next(): void {
    if (this.#position === BLOCK) {
      this.#raise(1n);
      this.#make();
      this.#position = 0;
    }
    const at = 2 * this.#position++;
    this.word[0] = this.#block[at]!;
    this.word[1] = this.#block[at + 1]!;
  }

  /** Moves as if 4 `delta` words had been drawn; what waits of a block is dropped. */
  advance(delta: number | bigint): this {
    this.#raise(BigInt(delta));
    this.#position = BLOCK;
    this.#block.fill(0);
    this.drop();
    return this;
  }

  /** A generator whose counter is `jumps` times 2^128 ahead; this one does not move. */
  jumped(jumps: number | bigint = 1): Philox4x64 {
    const other = new Philox4x64(this.seedSequence, 0n, 0n);
    other.state = this.state;
    return other.advance(BigInt(jumps) << 128n);
  }

  /** The numbers of the state but for the spare half word. */
  protected numbers(): Readonly<Record<string, unknown>> {
    const words = (all: Int32Array): string[] =>
      Array.from({ length: all.length / 2 }, (_, i) =>
        String(fromWords(all.subarray(2 * i, 2 * i + 2))),
      );
    return {
      counter: words(this.#counter),
      key: words(this.#key),
      buffer: words(this.#block),
      bufferPosition: this.#position,
    };
  }

  /** Sets what `numbers` gave. */
  protected setNumbers(state: Readonly<Record<string, unknown>>): void {
    const counter = parseWords("state: counter", state["counter"], 4);
    const key = parseWords("state: key", state["key"], 2);
    const buffer = parseWords("state: buffer", state["buffer"], BLOCK);
    const position = state["bufferPosition"];
    if (!(typeof position === "number" && position >>> 0 === position && position <= BLOCK)) {
      throw new TypeError(
        `state: bufferPosition must be an integer in [0, 4]; got ${String(position)}`,
      );
    }
    setWords(this.#counter, counter);
    setWords(this.#key, key);
    setWords(this.#block, buffer);
    this.#position = position;
  }

  #raise(blocks: bigint): void {
    const counter = this.#counter;
    if (blocks === 1n) {
      for (let i = 0; i < counter.length; i++) {
        counter[i] = counter[i]! + 1;
        if (counter[i] !== 0) return;
      }
    } else {
      setWords(counter, fromWords(counter) + blocks);
    }
  }

  /** Ten rounds on the counter. */
  #make(): void {
    const block = this.#block;
    const left = this.#left;
    const right = this.#right;
    block.set(this.#counter);
    let k0 = this.#key[0]!;
    let k1 = this.#key[1]!;
    let k2 = this.#key[2]!;
    let k3 = this.#key[3]!;
    for (let round = 0; round < 10; round++) {
      multiply64(left, block[0]!, block[1]!, 0xe14c6c93 | 0, 0xd2e7470e | 0);
      multiply64(right, block[4]!, block[5]!, 0x95121157 | 0, 0xca5a8263 | 0);
      block[0] = right[2]! ^ block[2]! ^ k0;
      block[1] = right[3]! ^ block[3]! ^ k1;
      block[2] = right[0]!;
      block[3] = right[1]!;
      block[4] = left[2]! ^ block[6]! ^ k2;
      block[5] = left[3]! ^ block[7]! ^ k3;
      block[6] = left[0]!;
      block[7] = left[1]!;
      // The key grows by the golden ratio - 1 and sqrt(3) - 1, times 2^64.
      const low0 = (k0 >>> 0) + 0x7f4a7c15;
      k0 = low0 | 0;
      k1 = (k1 + 0x9e3779b9 + (low0 >= 2 ** 32 ? 1 : 0)) | 0;
      const low1 = (k2 >>> 0) + 0x84caa73b;
      k2 = low1 | 0;
      k3 = (k3 + 0xbb67ae85 + (low1 >= 2 ** 32 ? 1 : 0)) | 0;
    }
  }
}

/** Where a {@link philox4x64} starts that is not seeded. */
export interface Philox4x64Start {
  /** The key, an integer in [0, 2^128). */
  readonly key: number | bigint;
  /**
   * The counter, an integer in [0, 2^256); the first block is that of the next one.
   *
   * @defaultValue 0
   */
  readonly counter?: number | bigint | undefined;
}

function checkWidth(what: string, value: number | bigint, width: number): bigint {
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new TypeError(`${what} must be an integer, as bigint from 2^53 on; got ${value}`);
  }
  const wide = BigInt(value);
  if (wide < 0n || wide >> BigInt(width) !== 0n) {
    throw new RangeError(`${what} must be in [0, 2^${width}); got ${value}`);
  }
  return wide;
}

/**
 * NumPy's Philox, of four 64-bit words; not the stream of `philox` of this package.
 *
 * @param seed - See {@link Seed}; or `{ key, counter }`, as {@link Philox4x64Start}, to set the state.
 * @returns Period 2^258, with `advance` (in blocks of four words) and `jumped`.
 * @throws RangeError or TypeError for a seed, key or counter that is not one.
 * @see {@link https://doi.org/10.1145/2063384.2063405 | Salmon et al., SC11}, Philox4x64-10
 */
export function philox4x64(seed: Seed | Philox4x64Start): Philox4x64 {
  if (typeof seed === "object" && "key" in seed) {
    const { key, counter = 0 } = seed;
    return new Philox4x64(
      undefined,
      checkWidth("philox4x64: key", key, 128),
      checkWidth("philox4x64: counter", counter, 256),
    );
  }
  const sequence = sequenceOf(seed);
  const [low, high] = sequence.generateState(2, "uint64");
  return new Philox4x64(sequence, low! | (high! << 64n), 0n);
}
