import { exp, log } from "@inkwash/special";
import { finiteCopy } from "../check.ts";
import type { Distribution } from "../distributions/distribution.ts";
import { normalLaw } from "../distributions/normal.ts";
import { moments } from "../moments.ts";
import { andersonDarlingTail } from "./anderson-darling-law.ts";
import { checkSpread, type TestResult } from "./test-result.ts";

/** P(A >= a) for fitted normals, by a = A (1 + 0.75 / n + 2.25 / n^2). */
function fittedTail(a: number): number {
  if (a < 0.2) return 1 - exp(-13.436 + 101.14 * a - 223.73 * a * a);
  if (a < 0.34) return 1 - exp(-8.318 + 42.796 * a - 59.938 * a * a);
  if (a < 0.6) return exp(0.9177 - 4.279 * a - 1.38 * a * a);
  // The parabola turns up at 152, where the tail is long below the smallest double.
  return exp(1.2937 - 5.709 * Math.min(a, 150) + 0.0186 * Math.min(a, 150) ** 2);
}

/** A law that is known in full: its distribution function, better with its upper tail. */
export type KnownLaw = ((x: number) => number) | Pick<Distribution, "cdf" | "sf">;

/** -n - (1/n) sum_i (2 i - 1)(ln F(x_(i)) + ln(1 - F(x_(n+1-i)))), from both logarithms. */
function statisticOf(
  sorted: Float64Array,
  logCdf: (x: number) => number,
  logSf: (x: number) => number,
): number {
  const n = sorted.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum += (2 * i + 1) * (logCdf(sorted[i]!) + logSf(sorted[n - 1 - i]!));
  }
  return -n - sum / n;
}

/** Against a law fixed beforehand. */
function known(name: string, sorted: Float64Array, law: KnownLaw): TestResult {
  const cdf = typeof law === "function" ? law : law.cdf;
  const sf = typeof law === "function" ? (x: number): number => 1 - law(x) : law.sf;
  const logOf =
    (f: (x: number) => number) =>
    (x: number): number => {
      const p = f(x);
      if (!(p >= -1e-9 && p <= 1 + 1e-9)) {
        throw new RangeError(`${name}: law must give a probability in [0, 1]; got ${p} at ${x}`);
      }
      return log(Math.max(0, p));
    };
  const n = sorted.length;
  const statistic = statisticOf(sorted, logOf(cdf), logOf(sf));
  return { statistic, pValue: andersonDarlingTail(n, statistic), method: "Marsaglia", n };
}

/**
 * Anderson-Darling test, of normality or against a known law.
 *
 * A^2 = -n - (1/n) sum_i (2 i - 1)(ln F(x_(i)) + ln(1 - F(x_(n+1-i)))). Without a law, F is the normal with
 * the values' own mean and deviation (ddof 1), the p-value by Stephens' fit ("Stephens"), good to about
 * 0.002 for n >= 8. With a law fixed beforehand, the p-value by the limit law, to a relative 1e-12, and
 * Marsaglia's correction for n ("Marsaglia"), good to 0.002 / n for n >= 5 and to 0.02 for less; exact for
 * one value.
 *
 * @param values - At least three finite numbers, not all equal; at least one where a law is given.
 * @param law - The law's distribution function, or a `Distribution`, which keeps the digits of both tails.
 * @returns A plain record; statistic Infinity and p-value 0 where a value is impossible under the law.
 * @throws TypeError if there are no values; RangeError if they are too few, equal or not finite, or the
 *   law gives no probability.
 * @see D'Agostino & Stephens (1986), Goodness-of-fit techniques, table 4.9;
 *   {@link https://doi.org/10.18637/jss.v009.i02 | Marsaglia & Marsaglia (2004)}, for a known law
 * @example
 * ```ts
 * import { andersonDarlingTest, normalLaw } from "@inkwash/stats";
 *
 * const values = [-1.2, -0.4, 0.1, 0.3, 1.5];
 * console.log(andersonDarlingTest(values, normalLaw()).pValue.toFixed(3)); //=> 0.995
 * console.log(andersonDarlingTest(values).pValue.toFixed(3)); //=> 0.791
 * ```
 */
export function andersonDarlingTest(values: ArrayLike<number>, law?: KnownLaw): TestResult {
  const name = "andersonDarlingTest";
  const sorted = finiteCopy(name, "values", values).sort();
  if (law !== undefined) return known(name, sorted, law);
  checkSpread(name, sorted, 3);
  const n = sorted.length;
  const { mean, variance } = moments(sorted, { ddof: 1 });
  const { logCdf } = normalLaw();
  const z = sorted.map((x) => (x - mean) / Math.sqrt(variance));
  const statistic = statisticOf(z, logCdf, (x) => logCdf(-x));
  const pValue = fittedTail(statistic * (1 + 0.75 / n + 2.25 / (n * n)));
  return { statistic, pValue: Math.min(1, Math.max(0, pValue)), method: "Stephens", n };
}
