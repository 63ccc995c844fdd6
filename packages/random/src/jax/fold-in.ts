import { checkUint32 } from "../check.ts";
import { checkKey, type Key } from "./key.ts";
import { threefry2x32 } from "./threefry2x32.ts";

/**
 * `jax.random.fold_in(key, data)`: the key of a number, such as that of a step, under a key.
 *
 * @param key - The key above.
 * @param data - An integer in [0, 2^32).
 * @returns threefry2x32((0, data), key).
 * @throws TypeError if `key` is no key; RangeError if `data` is not a uint32.
 */
export function foldIn(key: Key, data: number): Key {
  checkKey("foldIn", key);
  checkUint32("foldIn: data", [data], 1);
  const [first, second] = threefry2x32([0, data], key.data);
  return { data: [first!, second!], partitionable: key.partitionable };
}
