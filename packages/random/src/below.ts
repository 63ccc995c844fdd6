import { multiplyHigh } from "./multiply.ts";
import type { Rng } from "./types.ts";

/**
 * A uniform integer in [0, n) for n in [1, 2^32): the upper word of word * n, where the few words
 * that would favour some integers are drawn again.
 *
 * @see {@link https://arxiv.org/abs/1805.10941 | arXiv:1805.10941}, algorithm 5 (Lemire)
 */
export function below(n: number, rng: Rng): number {
  let word = rng.nextUint32();
  let low = Math.imul(word, n) >>> 0;
  if (low < n) {
    const biased = (2 ** 32 - n) % n;
    while (low < biased) {
      word = rng.nextUint32();
      low = Math.imul(word, n) >>> 0;
    }
  }
  return multiplyHigh(word, n) >>> 0;
}
