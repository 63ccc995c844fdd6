import { checkCount } from "../check.ts";
import { drawKeys } from "./draw.ts";
import { checkKey, type Key } from "./key.ts";

/**
 * `jax.random.split(key, count)`: new keys from one, which is not to be used again.
 *
 * @param key - What is split.
 * @param count - How many, an integer in [0, 2^31).
 * @returns `count` keys; the keys of a shape are those of its size, row by row.
 * @throws TypeError if `key` is no key; RangeError if `count` is out of range.
 */
export function split(key: Key, count: number = 2): Key[] {
  checkKey("split", key);
  checkCount("split: count", count, 0);
  const words = drawKeys(key, count);
  const { partitionable } = key;
  return Array.from({ length: count }, (_, i) => ({
    data: [words[2 * i]!, words[2 * i + 1]!],
    partitionable,
  }));
}
