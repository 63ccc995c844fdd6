import { Addressed, type Pair } from "./addressed.ts";
import { writeBlock } from "./philox-block.ts";
import type { BlockStream } from "./types.ts";
import { advance, writeWords } from "./xoshiro.ts";

/** Steps of four words that a block has. */
const STEPS = 64;
/** Fractional bits of pi: the states of blocks are apart from the numbers of Philox. */
const KEYING: Pair = [0x13198a2e, 0x03707344];

/** The numbers of (key, stream) by xoshiro128++ in four lanes, whose state Philox sets anew for every block. */
export class Block extends Addressed<BlockStream> implements BlockStream {
  readonly generator = "block";
  /** The next fractional bits of pi. */
  protected readonly naming: Pair = [0xa4093822, 0x299f31d0];
  /** Word j of the lanes' states in 4 j to 4 j + 3. */
  readonly #state = new Uint32Array(16);
  /** What the state is that of: step `#step` of block `#block`. */
  #block = -1;
  #step = 0;

  protected make(stream: Pair, index: number): BlockStream {
    return new Block(this.key, stream, index);
  }

  protected write(four: number): void {
    const block = Math.floor(four / STEPS);
    const step = four - block * STEPS;
    if (block !== this.#block || step < this.#step) this.#begin(block);
    for (; this.#step < step; this.#step++) advance(this.#state);
    writeWords(this.#state, this.words);
  }

  #begin(block: number): void {
    const { key, stream } = this;
    for (let j = 0; j < 4; j++) {
      const counter = 4 * block + j;
      const words = this.#state.subarray(4 * j, 4 * j + 4);
      const high = Math.floor(counter / 2 ** 32);
      const [k0, k1] = [key[0] ^ KEYING[0], key[1] ^ KEYING[1]];
      writeBlock(words, counter >>> 0, high, stream[0], stream[1], k0, k1);
    }
    this.#block = block;
    this.#step = 0;
  }
}
