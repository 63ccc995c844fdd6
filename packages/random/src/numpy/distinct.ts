import { type Words, lemire32 } from "./bounded.ts";
import { range, shuffleFrom } from "./shuffle.ts";

/**
 * `count` different integers of [0, n), as NumPy's Generator draws them.
 *
 * A large share of many: the end of a shuffled range. Otherwise Floyd's algorithm, whose order is
 * not random until it is shuffled.
 */
export function distinct(
  n: number,
  count: number,
  words: Words,
  shuffle: boolean,
): Uint32Array<ArrayBuffer> {
  if (n > 10_000 && count > Math.floor(n / (shuffle ? 50 : 20))) {
    const all = range(n);
    shuffleFrom(all, Math.max(n - count, 1), words, lemire32);
    return all.slice(n - count);
  }
  const found = new Set<number>();
  for (let j = n - count; j < n; j++) {
    const value = lemire32(words, j);
    found.add(found.has(value) ? j : value);
  }
  const out = Uint32Array.from(found);
  if (shuffle) shuffleFrom(out, 1, words, lemire32);
  return out;
}
