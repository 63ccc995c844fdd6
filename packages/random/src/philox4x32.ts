import { checkUint32 } from "./check.ts";
import { writeBlock } from "./philox-block.ts";

/**
 * Philox4x32-10: 128 random bits from a counter of four words and a key of two.
 *
 * Ten rounds of (c0, c1, c2, c3) -> (hi(M1 c2) ^ c1 ^ k0, lo(M1 c2), hi(M0 c0) ^ c3 ^ k1, lo(M0 c0))
 * with M0 = 0xd2511f53, M1 = 0xcd9e8d57; the key grows by (0x9e3779b9, 0xbb67ae85) between rounds.
 * For a fixed key it is a bijection of the counters.
 *
 * @param counter - Four integers in [0, 2^32), the low word first.
 * @param key - Two integers in [0, 2^32), the low word first.
 * @returns Four words, each uniform in [0, 2^32).
 * @throws RangeError if the counts differ or a word is not a uint32.
 * @see {@link https://doi.org/10.1145/2063384.2063405 | Salmon et al., SC11}, section 3.3
 */
export function philox4x32(
  counter: ArrayLike<number>,
  key: ArrayLike<number>,
): Uint32Array<ArrayBuffer> {
  checkUint32("philox4x32: counter", counter, 4);
  checkUint32("philox4x32: key", key, 2);
  const out = new Uint32Array(4);
  writeBlock(out, counter[0]!, counter[1]!, counter[2]!, counter[3]!, key[0]!, key[1]!);
  return out;
}
