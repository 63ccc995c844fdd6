import { checkUint32 } from "./check.ts";
import { writeBlock } from "./philox-block.ts";

/**
 * Philox4x32-10: 128 bits from a counter of four words and a key of two.
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
