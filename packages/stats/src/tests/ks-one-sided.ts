import { checkNumbers, describe } from "../check.ts";
import { sortNumbers } from "../descriptive/sort-numbers.ts";
import type { KsTest } from "../ks-test.ts";
import { smirnovTail } from "../kolmogorov/smirnov.ts";

/** How far beyond [0, 1] rounding may carry a distribution function. */
const slack = 1e-9;

/**
 * One-sided Kolmogorov-Smirnov test of values against a fully known distribution.
 *
 * D+ = max_i (i/n - F(x_(i))), large where the values lie below F's ("greater": their distribution
 * function is), or D- = max_i (F(x_(i)) - (i-1)/n) ("less"). The p-value is Smirnov's, exact at
 * every n: O(n) terms, all positive.
 *
 * @param values - At least one number, infinities allowed; ties are legal (but F is continuous).
 * @param cdf - The distribution function, fixed beforehand, rising, into [0, 1] up to rounding.
 * @param alternative - "greater" or "less", as SciPy has them.
 * @returns A plain record; its method is "exact".
 * @throws TypeError if there are no values.
 * @throws RangeError if a value is NaN, cdf gives something outside [0, 1], or alternative is neither.
 * @see {@link https://doi.org/10.1214/aoms/1177729550 | Birnbaum & Tingey (1951)}, eq. 3.0
 * @example
 * ```ts
 * import { ksOneSidedTest, normalCdf } from "@inkwash/stats";
 *
 * const low = [-2.1, -1.2, -0.9, -0.4, 0.1];
 * console.log(ksOneSidedTest(low, normalCdf, "greater").pValue.toFixed(4)); //=> 0.0873
 * console.log(ksOneSidedTest(low, normalCdf, "less").pValue.toFixed(4)); //=> 0.9808
 * ```
 */
export function ksOneSidedTest(
  values: ArrayLike<number>,
  cdf: (x: number) => number,
  alternative: "greater" | "less",
): KsTest {
  const name = "ksOneSidedTest";
  const n = values?.length;
  if (!(n > 0)) throw new TypeError(`${name}: values must hold at least one number; got ${n}`);
  if (alternative !== "greater" && alternative !== "less") {
    throw new RangeError(
      `${name}: alternative must be "greater" or "less"; got ${describe(alternative)}`,
    );
  }
  const sorted = new Float64Array(values);
  checkNumbers(name, "values", sorted);
  sortNumbers(sorted);
  let [statistic, at] = [-Infinity, sorted[0]!];
  sorted.forEach((x, i) => {
    const p = cdf(x);
    if (!(p >= -slack && p <= 1 + slack)) {
      throw new RangeError(`${name}: cdf must give a probability in [0, 1]; got ${p} at ${x}`);
    }
    const gap = alternative === "greater" ? (i + 1) / n - p : p - i / n;
    if (gap > statistic) [statistic, at] = [gap, x];
  });
  statistic = Math.min(1, Math.max(0, statistic));
  const pValue = statistic === 0 ? 1 : smirnovTail(n, statistic);
  return { statistic, at, pValue, method: "exact", n };
}
