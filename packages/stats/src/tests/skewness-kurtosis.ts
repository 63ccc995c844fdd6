import { exp, log, log1p, pow } from "@inkwash/special";
import { finiteCopy } from "../check.ts";
import { moments } from "../moments.ts";
import { normalCdf } from "../normal-cdf.ts";
import { checkSpread, type TestResult } from "./test-result.ts";

/** Skewness and excess kurtosis of at least `least` values that are not all equal. */
function shape(
  name: string,
  values: ArrayLike<number>,
  least: number,
): { n: number; skewness: number; excess: number } {
  checkSpread(name, finiteCopy(name, "values", values).sort(), least);
  const { n, skewness, excessKurtosis } = moments(values);
  return { n, skewness: skewness!, excess: excessKurtosis! };
}

/** The standard normal z of a skewness of n values. */
function skewnessZ(n: number, skewness: number): number {
  const y = skewness * Math.sqrt(((n + 1) * (n + 3)) / (6 * (n - 2)));
  const beta =
    (3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3)) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
  const square = -1 + Math.sqrt(2 * (beta - 1));
  const u = Math.abs(y) / Math.sqrt(2 / (square - 1));
  // asinh(u) without cancellation.
  const arc = log1p(u + (u * u) / (1 + Math.sqrt(1 + u * u)));
  return (Math.sign(y) * arc) / Math.sqrt(0.5 * log(square));
}

/** The standard normal z of an excess kurtosis of n values. */
function kurtosisZ(n: number, excess: number): number {
  const expected = (3 * (n - 1)) / (n + 1);
  const variance = (24 * n * (n - 2) * (n - 3)) / ((n + 1) * (n + 1) * (n + 3) * (n + 5));
  const x = (excess + 3 - expected) / Math.sqrt(variance);
  const skew =
    ((6 * (n * n - 5 * n + 2)) / ((n + 7) * (n + 9))) *
    Math.sqrt((6 * (n + 3) * (n + 5)) / (n * (n - 2) * (n - 3)));
  const a = 6 + (8 / skew) * (2 / skew + Math.sqrt(1 + 4 / (skew * skew)));
  const below = 1 + x * Math.sqrt(2 / (a - 4));
  const root = Math.sign(below) * pow((1 - 2 / a) / Math.abs(below), 1 / 3);
  return (1 - 2 / (9 * a) - root) / Math.sqrt(2 / (9 * a));
}

/**
 * D'Agostino's test of the skewness of a normal law.
 *
 * @param values - At least eight finite numbers, not all equal.
 * @returns z, standard normal under the null, and the two-sided p-value.
 * @throws TypeError if there are no values; RangeError if they are too few, equal or not finite.
 * @see {@link https://doi.org/10.1093/biomet/57.3.679 | D'Agostino (1970)}
 */
export function skewnessTest(values: ArrayLike<number>): TestResult {
  const { n, skewness } = shape("skewnessTest", values, 8);
  const statistic = skewnessZ(n, skewness);
  return { statistic, pValue: 2 * normalCdf(-Math.abs(statistic)), method: "D'Agostino", n };
}

/**
 * Anscombe and Glynn's test of the kurtosis of a normal law.
 *
 * @param values - At least eight finite numbers, not all equal; 20 for the p-value to be good.
 * @returns z, standard normal under the null, and the two-sided p-value.
 * @throws TypeError if there are no values; RangeError if they are too few, equal or not finite.
 * @see {@link https://doi.org/10.1093/biomet/70.1.227 | Anscombe & Glynn (1983)}
 */
export function kurtosisTest(values: ArrayLike<number>): TestResult {
  const { n, excess } = shape("kurtosisTest", values, 8);
  const statistic = kurtosisZ(n, excess);
  return { statistic, pValue: 2 * normalCdf(-Math.abs(statistic)), method: "Anscombe-Glynn", n };
}

/**
 * D'Agostino and Pearson's omnibus test of normality.
 *
 * K^2 = z(skewness)^2 + z(kurtosis)^2, chi-square with 2 degrees of freedom.
 *
 * @param values - At least eight finite numbers, not all equal; 20 for the p-value to be good.
 * @returns A plain record.
 * @throws TypeError if there are no values; RangeError if they are too few, equal or not finite.
 * @see {@link https://doi.org/10.1093/biomet/60.3.613 | D'Agostino & Pearson (1973)}
 */
export function dagostinoTest(values: ArrayLike<number>): TestResult {
  const { n, skewness, excess } = shape("dagostinoTest", values, 8);
  const statistic = skewnessZ(n, skewness) ** 2 + kurtosisZ(n, excess) ** 2;
  return { statistic, pValue: exp(-statistic / 2), method: "chi-square", n };
}

/**
 * Jarque and Bera's test of normality.
 *
 * JB = n (skewness^2 + excess^2 / 4) / 6, chi-square with 2 degrees of freedom for n in the thousands;
 * at small n it rejects too rarely.
 *
 * @param values - At least two finite numbers, not all equal.
 * @returns A plain record.
 * @throws TypeError if there are no values; RangeError if they are too few, equal or not finite.
 * @see {@link https://doi.org/10.2307/1403192 | Jarque & Bera (1987)}
 */
export function jarqueBeraTest(values: ArrayLike<number>): TestResult {
  const { n, skewness, excess } = shape("jarqueBeraTest", values, 2);
  const statistic = (n / 6) * (skewness * skewness + (excess * excess) / 4);
  return { statistic, pValue: exp(-statistic / 2), method: "chi-square", n };
}
