import { exp } from "@inkwash/special";
import { describe } from "../check.ts";
import {
  divisor,
  oneSidedEqual,
  pathsOutside,
  twoSidedEqual,
} from "../kolmogorov/lattice-paths.ts";
import { kolmogorovTail } from "../kolmogorov/two-sided.ts";
import type { TwoSampleTest } from "./test-result.ts";
import { checkTwoLists } from "./two-lists.ts";

/** Both sets at most this large get the exact p-value. */
const largestExact = 10_000;

/** What {@link ksTwoSampleTest} is told. */
export interface KsTwoSampleOptions {
  /**
   * Which way the sets may differ: "greater" is D+ = sup (F_n - G_m), large where x lies below y, and
   * "less" is D- = sup (G_m - F_n). @defaultValue "two-sided"
   */
  readonly alternative?: "two-sided" | "greater" | "less" | undefined;
}

/** The largest gap between two empirical distribution functions, in whole steps of 1 / (n m). */
function largestGap(
  x: Float64Array,
  y: Float64Array,
  alternative: "two-sided" | "greater" | "less",
): number {
  const [n, m] = [x.length, y.length];
  let [i, j, over, under] = [0, 0, 0, 0];
  while (i < n && j < m) {
    const place = Math.min(x[i]!, y[j]!);
    while (i < n && x[i]! === place) i += 1;
    while (j < m && y[j]! === place) j += 1;
    over = Math.max(over, i * m - j * n);
    under = Math.max(under, j * n - i * m);
  }
  if (alternative === "two-sided") return Math.max(over, under);
  return alternative === "greater" ? over : under;
}

/** P(D+ >= d) of two large sets of n and m values, their sizes in any order. */
function oneSidedLimit(n: number, m: number, d: number): number {
  const [large, small] = [Math.max(n, m), Math.min(n, m)];
  const z = Math.sqrt((large / (n + m)) * small) * d;
  const correction = (large + 2 * small) / Math.sqrt(large * small * (n + m));
  return exp(-2 * z * (z + correction / 3));
}

/**
 * Kolmogorov-Smirnov test of two lists of numbers.
 *
 * D = sup |F_n - G_m|, or one side of it. Exact by counting lattice paths where both have at most
 * 10,000 values (as SciPy chooses), else P(D_k >= D) of one list of k = n m / (n + m) values, and for
 * one side e^(-2 z^2 - 2 z (m + 2 n) / (3 sqrt(m n (m + n)))), z = sqrt(k) D, with m >= n.
 *
 * @param x - At least one number; infinities and ties are legal, ties make the p-value too large.
 * @param y - At least one number.
 * @param options - See {@link KsTwoSampleOptions}.
 * @returns A plain record; `method` is "exact" or "asymptotic".
 * @throws TypeError if a list is empty; RangeError if a number is NaN or the alternative unknown.
 * @see {@link https://doi.org/10.1007/BF02589501 | Hodges (1958)}, eq. 5.3 for the limit of one side
 * @example
 * ```ts
 * import { ksTwoSampleTest } from "@inkwash/stats";
 *
 * const [x, y] = [[1, 2, 3, 4], [3.5, 5, 6, 7, 8]];
 * const { statistic, pValue, method } = ksTwoSampleTest(x, y);
 * console.log(statistic, pValue.toFixed(4), method); //=> 0.8 0.0794 exact
 * const below = ksTwoSampleTest(x, y, { alternative: "greater" });
 * console.log(below.pValue.toFixed(4)); //=> 0.0397
 * ```
 */
export function ksTwoSampleTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: KsTwoSampleOptions = {},
): TwoSampleTest {
  const name = "ksTwoSampleTest";
  const { alternative = "two-sided" } = options;
  if (!["two-sided", "greater", "less"].includes(alternative)) {
    throw new RangeError(
      `${name}: alternative must be "two-sided", "greater" or "less"; got ${describe(alternative)}`,
    );
  }
  const [left, right] = checkTwoLists(name, x, y);
  const [n, m] = [left.length, right.length];
  const g = divisor(n, m);
  const h = largestGap(left, right, alternative) / g;
  const statistic = (h * g) / n / m;
  if (h === 0) return { statistic, pValue: 1, method: "exact", n, m };
  const oneSided = alternative !== "two-sided";
  if (Math.max(n, m) <= largestExact) {
    const equal = oneSided ? oneSidedEqual : twoSidedEqual;
    const p = n === m ? equal(n, h) : pathsOutside(Math.max(n, m), Math.min(n, m), g, h, oneSided);
    return { statistic, pValue: Math.min(1, p), method: "exact", n, m };
  }
  const pValue = oneSided
    ? oneSidedLimit(n, m, statistic)
    : kolmogorovTail(Math.round((n / (n + m)) * m), statistic).probability;
  return { statistic, pValue, method: "asymptotic", n, m };
}
