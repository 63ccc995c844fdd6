import { exp } from "@inkwash/special";
import { finiteCopy } from "../check.ts";
import { normalLaw } from "../distributions/normal.ts";
import { moments } from "../moments.ts";
import { checkSpread, type TestResult } from "./test-result.ts";

/** P(A >= a) for fitted normals, by a = A (1 + 0.75 / n + 2.25 / n^2). */
function fittedTail(a: number): number {
  if (a < 0.2) return 1 - exp(-13.436 + 101.14 * a - 223.73 * a * a);
  if (a < 0.34) return 1 - exp(-8.318 + 42.796 * a - 59.938 * a * a);
  if (a < 0.6) return exp(0.9177 - 4.279 * a - 1.38 * a * a);
  // The parabola turns up at 152, where the tail is long below the smallest double.
  return exp(1.2937 - 5.709 * Math.min(a, 150) + 0.0186 * Math.min(a, 150) ** 2);
}

/**
 * Anderson-Darling test of normality, mean and deviation estimated.
 *
 * A^2 = -n - (1/n) sum_i (2 i - 1)(ln F(x_(i)) + ln(1 - F(x_(n+1-i)))) with the mean and the deviation
 * (ddof 1) of the values; the p-value by Stephens' fit, good to about 0.002 for n >= 8.
 *
 * @param values - At least three finite numbers, not all equal.
 * @returns A plain record.
 * @throws TypeError if there are no values; RangeError if they are too few, equal or not finite.
 * @see D'Agostino & Stephens (1986), Goodness-of-fit techniques, table 4.9
 */
export function andersonDarlingTest(values: ArrayLike<number>): TestResult {
  const name = "andersonDarlingTest";
  const sorted = finiteCopy(name, "values", values).sort();
  checkSpread(name, sorted, 3);
  const n = sorted.length;
  const { mean, variance } = moments(sorted, { ddof: 1 });
  const { logCdf } = normalLaw();
  const z = sorted.map((x) => (x - mean) / Math.sqrt(variance));
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (2 * i + 1) * (logCdf(z[i]!) + logCdf(-z[n - 1 - i]!));
  const statistic = -n - sum / n;
  const pValue = fittedTail(statistic * (1 + 0.75 / n + 2.25 / (n * n)));
  return { statistic, pValue: Math.min(1, Math.max(0, pValue)), method: "Stephens", n };
}
