import { Block } from "./block-stream.ts";
import { checkIndex, checkUint32 } from "./check.ts";
import type { BlockStream } from "./types.ts";

/** Options of {@link block}. */
export interface BlockOptions {
  /**
   * The name of the stream, two integers in [0, 2^32). `fork` chooses names; give one here only to
   * continue a stream whose name was written down.
   *
   * @defaultValue [0, 0]
   */
  readonly stream?: readonly [number, number] | undefined;
}

/**
 * A faster stream of a seed: xoshiro128++ in blocks of 256 words, each keyed by Philox.
 *
 * Word 256 B + 4 n + i of the stream is word n of lane i in block B, and the four state words of
 * the lanes are philox4x32((4 B + j, ...stream), key ^ (0x13198a2e, 0x03707344)), j = 0 to 3, lane i
 * in word i. Numbers have addresses as those of `philox` have; reaching a lone one takes up to 63
 * steps.
 *
 * @param seed - An integer in [0, 2^53).
 * @param options - See {@link BlockOptions}.
 * @returns The stream, at index 0; its numbers are not those of `philox(seed)`.
 * @throws RangeError if `seed` is not an integer in [0, 2^53) or `stream` is not two uint32.
 * @see {@link https://arxiv.org/abs/1805.01407 | arXiv:1805.01407}, section 4 (Blackman, Vigna)
 * @example
 * ```ts
 * import { block } from "@inkwash/random";
 *
 * const rng = block(1).fork("noise");
 * const whole = rng.at(0).fillNormal(new Float32Array(1000));
 * const part = rng.at(600).fillNormal(new Float32Array(10));
 * console.log(part.every((z, i) => z === whole[600 + i])); //=> true
 * ```
 */
export function block(seed: number, options: BlockOptions = {}): BlockStream {
  const { stream = [0, 0] } = options;
  checkIndex("block: seed", seed);
  checkUint32("block: stream", stream, 2);
  return new Block([seed >>> 0, Math.floor(seed / 2 ** 32)], [stream[0], stream[1]], 0);
}
