import { checkCount, checkPair, finiteCopy } from "../check.ts";
import { nearest, plant } from "../neighbours/tree.ts";
import { normalCdf } from "../normal-cdf.ts";
import type { TwoSampleTest } from "../tests/test-result.ts";
import type { Samples } from "../types.ts";

/** What {@link neighbourAccuracy} is told. */
export interface NeighbourAccuracyOptions {
  /** How many neighbours vote, odd so that no vote is tied, below n + m. @defaultValue 1 */
  readonly k?: number | undefined;
}

/**
 * A classifier two-sample test: can a sample's nearest neighbours tell which set it is from?
 *
 * The share of the pooled samples whose k nearest others (leave one out) vote for their own set: 1/2
 * for equal laws and as many samples of each, 1 for sets apart, below 1/2 for memorised ones. The
 * p-value takes the votes as independent, which they nearly are: sharp enough to compare, not exact;
 * `permutationTest` is. O(n log n).
 *
 * @param x - Samples [n, ...], finite.
 * @param y - Samples [n, ...] as many and of the same dimension, finite.
 * @param options - See {@link NeighbourAccuracyOptions}.
 * @returns The accuracy as statistic, with a one-sided p-value for accuracies above 1/2.
 * @throws TypeError if shapes differ; RangeError if k is even or too large, or a number not finite.
 * @see {@link https://arxiv.org/abs/1610.06545 | arXiv:1610.06545}, sec. 3
 */
export function neighbourAccuracy(
  x: Samples,
  y: Samples,
  options: NeighbourAccuracyOptions = {},
): TwoSampleTest {
  const name = "neighbourAccuracy";
  const { k = 1 } = options;
  const { n, m, d } = checkPair(name, x, y);
  if (n !== m) throw new TypeError(`${name}: x and y must have as many samples; got ${n} and ${m}`);
  checkCount(name, "k", k);
  if (!(k % 2 === 1 && k < n + m)) {
    throw new RangeError(`${name}: k must be odd and below ${n + m}; got ${k}`);
  }
  const pool = new Float64Array((n + m) * d);
  pool.set(finiteCopy(name, "x", x.data));
  pool.set(finiteCopy(name, "y", y.data), n * d);
  const tree = plant(pool, d);
  let right = 0;
  for (let i = 0; i < n + m; i++) {
    const { indices } = nearest(tree, pool.subarray(i * d, (i + 1) * d), k, i);
    let votes = 0;
    for (const j of indices) votes += j < n === i < n ? 1 : -1;
    if (votes > 0) right += 1;
  }
  const total = n + m;
  const statistic = right / total;
  const pValue = normalCdf(-(right - total / 2) / Math.sqrt(total / 4));
  return { statistic, pValue, method: "normal", n, m };
}
