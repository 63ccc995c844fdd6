import { sortWords } from "./sort-numbers.ts";

/** Fibonacci hashing: 2^32 / the golden ratio, odd. */
const MULTIPLIER = 0x9e3779b1;

/**
 * How often each word occurs: the distinct ones, ascending, and their counts.
 *
 * A table with open addresses counts them, so that only distinct words are sorted.
 *
 * @param words - 32-bit words below 2^32 - 1.
 */
export function countWords(words: Uint32Array): { words: Uint32Array; counts: Float64Array } {
  const bits = 33 - Math.clz32(words.length);
  const mask = (1 << bits) - 1;
  const keys = new Int32Array(mask + 1); // ~word; 0 where nobody is
  const seen = new Int32Array(mask + 1);
  const placeOf = (word: number): number => {
    let at = Math.imul(word, MULTIPLIER) >>> (32 - bits);
    while (keys[at] !== 0 && keys[at] !== ~word) at = (at + 1) & mask;
    return at;
  };
  const distinct = new Uint32Array(words.length);
  let size = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const at = placeOf(word);
    if (keys[at] === 0) {
      keys[at] = ~word;
      distinct[size++] = word;
    }
    seen[at]! += 1;
  }
  const sorted = sortWords(distinct.slice(0, size));
  const counts = new Float64Array(size);
  for (let k = 0; k < size; k++) counts[k] = seen[placeOf(sorted[k]!)]!;
  return { words: sorted, counts };
}
