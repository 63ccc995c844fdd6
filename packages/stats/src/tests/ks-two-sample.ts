import { kolmogorovTail } from "../kolmogorov/two-sided.ts";
import type { TwoSampleTest } from "./test-result.ts";
import { checkTwoLists } from "./two-lists.ts";

/** Both sets at most this large get the exact p-value. */
const largestExact = 10_000;

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** P(D >= h / n) for two sets of n values: lattice paths that leave a strip, by reflection. */
function equalSizes(n: number, h: number): number {
  let p = 0;
  for (let k = Math.floor(n / h); k >= 0; k--) {
    let ratio = 1;
    for (let j = 0; j < h; j++) ratio = ((n - k * h - j) * ratio) / (n + k * h + j + 1);
    p = ratio * (1 - p);
  }
  return 2 * p;
}

/** P(D >= h / lcm) for sizes m >= n with common divisor g: the share of paths that leave a strip. */
function pathsOutside(m: number, n: number, g: number, h: number): number {
  const [mg, ng] = [m / g, n / g];
  let low = 0;
  let high = Math.min(Math.ceil(h / mg), n + 1);
  const share = new Float64Array(Math.min(2 * high + 2, n + 1)).fill(1).fill(0, 0, high);
  let length = high;
  for (let i = 1; i <= m; i++) {
    const [lastLow, lastLength] = [low, length];
    low = Math.min(Math.max(Math.floor((ng * i - h) / mg) + 1, 0), n);
    high = Math.min(Math.ceil((ng * i + h) / mg), n + 1);
    if (high <= low) return 1;
    let value = low === 0 ? 0 : 1;
    for (let j = low; j < high; j++) {
      value = (share[j - lastLow]! * i + value * j) / (i + j);
      share[j - low] = value;
    }
    length = high - low;
    if (lastLength > length) share.fill(1, length, lastLength);
  }
  return share[length - 1]!;
}

/** The largest gap between two empirical distribution functions, in whole steps of 1 / (n m). */
function largestGap(x: Float64Array, y: Float64Array): number {
  const [n, m] = [x.length, y.length];
  let [i, j, gap] = [0, 0, 0];
  while (i < n && j < m) {
    const place = Math.min(x[i]!, y[j]!);
    while (i < n && x[i]! === place) i += 1;
    while (j < m && y[j]! === place) j += 1;
    gap = Math.max(gap, Math.abs(i * m - j * n));
  }
  return gap;
}

/**
 * Two-sided Kolmogorov-Smirnov test of two lists of numbers.
 *
 * D = sup |F_n - G_m|. Exact by counting lattice paths where both have at most 10,000 values (as
 * SciPy chooses), else P(D_k >= D) of one list of k = n m / (n + m) values.
 *
 * @param x - At least one number; infinities and ties are legal, ties make the p-value too large.
 * @param y - At least one number.
 * @returns A plain record; `method` is "exact" or "asymptotic".
 * @throws TypeError if a list is empty; RangeError if a number is NaN.
 * @see {@link https://doi.org/10.1007/BF02589501 | Hodges (1958)}
 * @example
 * ```ts
 * import { ksTwoSampleTest } from "@inkwash/stats";
 *
 * const { statistic, pValue, method } = ksTwoSampleTest([1, 2, 3, 4], [3.5, 5, 6, 7, 8]);
 * console.log(statistic, pValue.toFixed(4), method); //=> 0.8 0.0794 exact
 * ```
 */
export function ksTwoSampleTest(x: ArrayLike<number>, y: ArrayLike<number>): TwoSampleTest {
  const [left, right] = checkTwoLists("ksTwoSampleTest", x, y);
  const [n, m] = [left.length, right.length];
  const g = divisor(n, m);
  const h = largestGap(left, right) / g;
  const statistic = (h * g) / n / m;
  if (h === 0) return { statistic, pValue: 1, method: "exact", n, m };
  if (Math.max(n, m) <= largestExact) {
    const [large, small] = [Math.max(n, m), Math.min(n, m)];
    const p = n === m ? equalSizes(n, h) : pathsOutside(large, small, g, h);
    return { statistic, pValue: Math.min(1, p), method: "exact", n, m };
  }
  const { probability } = kolmogorovTail(Math.round((n / (n + m)) * m), statistic);
  return { statistic, pValue: probability, method: "asymptotic", n, m };
}
