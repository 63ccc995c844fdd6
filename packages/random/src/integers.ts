import { below as draw } from "./below.ts";
import { checkCount } from "./check.ts";
import type { Rng } from "./types.ts";

/**
 * Independent uniform integers, without modulo bias.
 *
 * The upper word of word * below, where a word that would favour some integers is drawn again: one
 * word per integer, seldom more.
 *
 * @param below - The integers are in [0, `below`); an integer in [1, 2^32).
 * @param count - How many, an integer in [0, 2^32).
 * @param rng - Where the words come from; it moves on.
 * @returns `count` integers.
 * @throws RangeError if `below` or `count` is out of range.
 * @see {@link https://arxiv.org/abs/1805.10941 | arXiv:1805.10941}, algorithm 5
 */
export function integers(below: number, count: number, rng: Rng): Uint32Array<ArrayBuffer> {
  checkCount("integers: below", below, 1);
  checkCount("integers: count", count, 0);
  const out = new Uint32Array(count);
  for (let i = 0; i < count; i++) out[i] = draw(below, rng);
  return out;
}
