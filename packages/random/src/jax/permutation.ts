import { log } from "@inkwash/special";
import { checkCount } from "../check.ts";
import { draw32 } from "./draw.ts";
import { checkKey, type Key } from "./key.ts";
import { split } from "./split.ts";

/**
 * `jax.random.permutation(key, count)`: a random order of 0, 1, ..., count - 1.
 *
 * Sorted by random words, as often as three times the logarithm of `count` needs words of 32 bits:
 * once up to 1,625 elements.
 *
 * @param key - What it is a function of.
 * @param count - How many, an integer in [0, 2^32).
 * @returns Every integer of [0, count) once.
 * @throws TypeError if `key` is no key; RangeError if `count` is out of range.
 */
export function permutation(key: Key, count: number): Uint32Array<ArrayBuffer> {
  checkKey("permutation", key);
  checkCount("permutation: count", count, 0);
  const rounds = Math.ceil((3 * log(Math.max(1, count))) / log(2 ** 32 - 1));
  let order = Uint32Array.from({ length: count }, (_, i) => i);
  let rest = key;
  for (let round = 0; round < rounds; round++) {
    const [next, now] = split(rest);
    rest = next!;
    const words = draw32(now!, count);
    // Places in the order of their words; equal words keep their places.
    const places = Uint32Array.from({ length: count }, (_, i) => i);
    places.sort((a, b) => words[a]! - words[b]! || a - b);
    order = places.map((place) => order[place]!);
  }
  return order;
}
