import { Addressed, type Pair } from "./addressed.ts";
import { writeBlock } from "./philox-block.ts";
import type { PhiloxStream } from "./types.ts";

/** The numbers of (key, stream) by Philox, a block for every four words. */
export class Philox extends Addressed<PhiloxStream> implements PhiloxStream {
  /** Fractional bits of pi. */
  protected readonly naming: Pair = [0x243f6a88, 0x85a308d3];

  protected make(stream: Pair, index: number): PhiloxStream {
    return new Philox(this.key, stream, index);
  }

  protected write(four: number): void {
    const { key, stream } = this;
    const high = Math.floor(four / 2 ** 32);
    writeBlock(this.words, four >>> 0, high, stream[0], stream[1], key[0], key[1]);
  }
}
