import { exp, log } from "@inkwash/special";
import { finiteCopy } from "../check.ts";
import { moments } from "../moments.ts";
import { normalCdf } from "../normal-cdf.ts";
import { FIRST, STEP, TAILS } from "./lilliefors-table.ts";
import { checkSpread, type TestResult } from "./test-result.ts";

const sizes = Object.keys(TAILS).map(Number);

/** The limit of ln p falls as z^2 times this: 1 / (2 (1/4 - 1/(2 pi))), the bridge's largest variance. */
const decay = 5.5038;

/** The last column that has at least 200 of the simulated samples. */
function last(tail: readonly number[]): number {
  let k = tail.length - 1;
  while (k > 3 && tail[k]! < 2e-3) k -= 1;
  return k;
}

/** ln P(D* >= z) of one size: cubic between four columns of ln p, beyond them by the limit's decay. */
function logTail(tail: readonly number[], z: number): number {
  const end = last(tail);
  const place = (z - FIRST) / STEP;
  if (place <= 0) return 0;
  if (place >= end) {
    const edge = FIRST + end * STEP;
    return log(tail[end]!) - decay * (z * z - edge * edge);
  }
  const from = Math.max(0, Math.min(end - 3, Math.floor(place) - 1));
  let sum = 0;
  for (let i = 0; i < 4; i++) {
    let weight = log(tail[from + i]!);
    for (let j = 0; j < 4; j++) if (j !== i) weight *= (place - from - j) / (i - j);
    sum += weight;
  }
  return sum;
}

/** P(D >= d) for n normals with mean and deviation of their own, interpolated in 1 / sqrt(n). */
export function lillieforsTail(n: number, d: number): number {
  const root = Math.sqrt(n);
  const z = d * (root - 0.01 + 0.85 / root);
  const above = Math.max(
    1,
    sizes.findIndex((size) => size >= Math.min(n, 5000)),
  );
  const [small, large] = [sizes[above - 1]!, sizes[above]!];
  const share = (1 / Math.sqrt(small) - 1 / root) / (1 / Math.sqrt(small) - 1 / Math.sqrt(large));
  const weight = Math.min(1, Math.max(0, share));
  const [left, right] = [logTail(TAILS[small]!, z), logTail(TAILS[large]!, z)];
  return Math.min(1, exp(left + weight * (right - left)));
}

/**
 * Lilliefors' test of normality: Kolmogorov-Smirnov with fitted parameters.
 *
 * D = sup |F_n - F| with the mean and the deviation (ddof 1) of the values. The p-value from a table
 * of up to two million simulated samples per size: within 2 % of p down to 0.01 (4 % at 0.002), by the
 * limit's Gaussian decay below ("extrapolated").
 *
 * @param values - At least four finite numbers, not all equal.
 * @returns A plain record.
 * @throws TypeError if there are no values; RangeError if they are too few, equal or not finite.
 * @see {@link https://doi.org/10.1080/01621459.1967.10482916 | Lilliefors (1967)}; Stephens (1974), for
 *   the scaling of D
 * @example
 * ```ts
 * import { ksTest, lillieforsTest, moments, normalCdf } from "@inkwash/stats";
 *
 * const values = Float64Array.from({ length: 100 }, (_, i) => ((i + 0.5) / 50 - 1) ** 3);
 * const { mean, variance } = moments(values);
 * const fitted = (x: number) => normalCdf(x, { mean, deviation: Math.sqrt(variance) });
 * console.log(ksTest(values, fitted).pValue.toFixed(3), "is wrong"); //=> 0.041 is wrong
 * console.log(lillieforsTest(values).pValue < 0.001); //=> true
 * ```
 */
export function lillieforsTest(values: ArrayLike<number>): TestResult {
  const name = "lillieforsTest";
  const sorted = finiteCopy(name, "values", values).sort();
  checkSpread(name, sorted, 4);
  const n = sorted.length;
  const { mean, variance } = moments(sorted, { ddof: 1 });
  const deviation = Math.sqrt(variance);
  let statistic = 0;
  sorted.forEach((x, i) => {
    const p = normalCdf((x - mean) / deviation);
    statistic = Math.max(statistic, (i + 1) / n - p, p - i / n);
  });
  const pValue = lillieforsTail(n, statistic);
  return { statistic, pValue, method: pValue < 0.002 ? "extrapolated" : "simulated", n };
}
