import { finiteCopy } from "../check.ts";
import { cramerVonMisesTail } from "./cramer-von-mises-law.ts";
import type { TestResult } from "./test-result.ts";

/**
 * Cramer-von Mises test of values against a fully known distribution.
 *
 * W = 1 / (12 n) + sum_i ((2 i - 1) / (2 n) - F(x_(i)))^2; the p-value to order 1 / n: off by 0.02 at
 * n = 2 and by less than 0.01 / n^2 from n = 5 on. The series are within 1e-9, so that a p-value below
 * it means only that it is small.
 *
 * @param values - At least two finite numbers.
 * @param cdf - The distribution function, fixed beforehand, such as `normalCdf`.
 * @returns A plain record.
 * @throws TypeError if there are no values.
 * @throws RangeError if there are fewer than 2, one is not finite, or cdf gives no probability.
 * @see {@link https://doi.org/10.1111/j.2517-6161.1996.tb02077.x | Csorgo & Faraway (1996)}, eq. 1.8
 */
export function cramerVonMisesTest(
  values: ArrayLike<number>,
  cdf: (x: number) => number,
): TestResult {
  const name = "cramerVonMisesTest";
  const sorted = finiteCopy(name, "values", values).sort();
  const n = sorted.length;
  if (n < 2) throw new RangeError(`${name}: at least 2 values are needed; got ${n}`);
  let statistic = 1 / (12 * n);
  sorted.forEach((x, i) => {
    const p = cdf(x);
    if (!(p >= -1e-9 && p <= 1 + 1e-9)) {
      throw new RangeError(`${name}: cdf must give a probability in [0, 1]; got ${p} at ${x}`);
    }
    const gap = (2 * i + 1) / (2 * n) - p;
    statistic += gap * gap;
  });
  return { statistic, pValue: cramerVonMisesTail(n, statistic), method: "Csorgo-Faraway", n };
}
