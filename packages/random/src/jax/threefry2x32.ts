import { checkUint32 } from "../check.ts";
import { writeHash } from "./hash.ts";

/**
 * Threefry2x32-20: 64 random bits from a counter of two words and a key of two.
 *
 * Twenty rounds of a += b, b = rotate(b) ^ a, with a word of the key added every four.
 *
 * @param counter - Two integers in [0, 2^32).
 * @param key - Two integers in [0, 2^32).
 * @returns Two words, each uniform in [0, 2^32).
 * @throws RangeError if the counts differ or a word is not a uint32.
 * @see {@link https://doi.org/10.1145/2063384.2063405 | Salmon et al., SC11}, section 3.2
 */
export function threefry2x32(
  counter: ArrayLike<number>,
  key: ArrayLike<number>,
): Uint32Array<ArrayBuffer> {
  checkUint32("threefry2x32: counter", counter, 2);
  checkUint32("threefry2x32: key", key, 2);
  const out = new Uint32Array(2);
  writeHash(out, 0, 1, [key[0]!, key[1]!], counter[0]!, counter[1]!);
  return out;
}
