import { checkNumbers } from "./check.ts";
import { sortNumbers } from "./descriptive/sort-numbers.ts";
import { kolmogorovTail, type KolmogorovTail } from "./kolmogorov/two-sided.ts";

/** What a Kolmogorov-Smirnov test found. */
export interface KsTest {
  /** D = sup |F_n - F|, in [1 / (2 n), 1]. */
  readonly statistic: number;
  /** Where the supremum is taken, one of the values. */
  readonly at: number;
  /** P(D >= statistic) if the values were n independent draws of F. */
  readonly pValue: number;
  /** How the p-value was computed, and so how accurate it is. */
  readonly method: KolmogorovTail["method"];
  /** How many values. */
  readonly n: number;
}

/** How far beyond [0, 1] rounding may carry a distribution function. */
const slack = 1e-9;

/**
 * Two-sided Kolmogorov-Smirnov test of values against a fully known distribution.
 *
 * D = max_i max(i/n - F(x_(i)), F(x_(i)) - (i-1)/n) over the sorted values; the p-value holds at
 * every n. It is a p-value only where F was fixed beforehand: with a mean and deviation estimated
 * from the same values it is far too large (Lilliefors), and a large one is no evidence for F.
 *
 * @param values - At least one number, infinities allowed; ties are legal (but F is continuous).
 * @param cdf - The distribution function, rising, into [0, 1] up to rounding; `normalCdf` fits.
 * @returns A plain record.
 * @throws TypeError if there are no values.
 * @throws RangeError if a value is NaN, or cdf gives something outside [0, 1].
 * @see {@link https://doi.org/10.18637/jss.v039.i11 | Simard & L'Ecuyer (2011)}
 * @example
 * ```ts
 * import { ksTest, normalCdf } from "@inkwash/stats";
 *
 * const { statistic, pValue } = ksTest([-1.2, -0.4, 0.1, 0.3, 1.5], normalCdf);
 * console.log(statistic.toFixed(4), pValue.toFixed(4)); //=> 0.1821 0.9857
 * ```
 */
export function ksTest(values: ArrayLike<number>, cdf: (x: number) => number): KsTest {
  const n = values?.length;
  if (!(n > 0)) throw new TypeError(`ksTest: values must hold at least one number; got ${n}`);
  const sorted = new Float64Array(values);
  checkNumbers("ksTest", "values", sorted);
  sortNumbers(sorted);
  let [statistic, at] = [0, sorted[0]!];
  /** F at the value of this rank, whose gaps from it are taken note of. */
  const look = (i: number): number => {
    const p = cdf(sorted[i]!);
    if (!(p >= -slack && p <= 1 + slack)) {
      throw new RangeError(
        `ksTest: cdf must give a probability in [0, 1]; got ${p} at ${sorted[i]}`,
      );
    }
    const gap = Math.max((i + 1) / n - p, p - i / n);
    if (gap > statistic) [statistic, at] = [gap, sorted[i]!];
    return p;
  };
  // F rises: between two ranks it lies between its values there, so that most need no look at all.
  const search = (first: number, low: number, last: number, high: number): void => {
    if (last - first < 2 || Math.max(last / n - low, high - (first + 1) / n) <= statistic) return;
    const middle = (first + last) >> 1;
    const p = look(middle);
    search(first, low, middle, p);
    search(middle, p, last, high);
  };
  search(0, look(0), n - 1, look(n - 1));
  statistic = Math.min(1, statistic);
  const { probability, method } = kolmogorovTail(n, statistic);
  return { statistic, at, pValue: probability, method, n };
}
