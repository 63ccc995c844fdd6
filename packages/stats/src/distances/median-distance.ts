import { checkPair, finiteCopy } from "../check.ts";
import { sortNumbers } from "../descriptive/sort-numbers.ts";
import type { Samples } from "../types.ts";

/** The pairs of at most this many samples of each set are sorted: 16 MB. */
const most = 1000;

/**
 * The median distance between two of the pooled samples: the usual bandwidth of a kernel.
 *
 * Over all pairs i < j of the first 1,000 samples of each set.
 *
 * @param x - Samples [n, ...], finite.
 * @param y - Samples [m, ...] of the same dimension, finite.
 * @returns A number in [0, Infinity), in the units of the samples.
 * @throws TypeError if shapes do not fit; RangeError if a number is not finite.
 * @see {@link https://www.jmlr.org/papers/v13/gretton12a.html | Gretton et al. (2012)}, sec. 8
 */
export function medianDistance(x: Samples, y: Samples): number {
  const { n, m, d } = checkPair("medianDistance", x, y);
  const [rows, others] = [Math.min(n, most), Math.min(m, most)];
  const count = rows + others;
  const pool = new Float64Array(count * d);
  pool.set(finiteCopy("medianDistance", "x", x.data.subarray(0, rows * d)));
  pool.set(finiteCopy("medianDistance", "y", y.data.subarray(0, others * d)), rows * d);
  const squares = new Float64Array((count * (count - 1)) / 2);
  for (let i = 0, at = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      let square = 0;
      for (let k = 0; k < d; k++) square += (pool[i * d + k]! - pool[j * d + k]!) ** 2;
      squares[at++] = square;
    }
  }
  sortNumbers(squares);
  const half = squares.length >> 1;
  const upper = Math.sqrt(squares[half]!);
  return squares.length % 2 === 1 ? upper : (Math.sqrt(squares[half - 1]!) + upper) / 2;
}
