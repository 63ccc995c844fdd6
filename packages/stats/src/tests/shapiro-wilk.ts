import { cos, exp, log, normalQuantile, sin } from "@inkwash/special";
import { finiteCopy } from "../check.ts";
import { normalCdf } from "../normal-cdf.ts";
import { checkSpread, type TestResult } from "./test-result.ts";

// Royston's polynomials, AS R94.
const FIRST = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
const SECOND = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
const SMALL_BOUND = [-2.273, 0.459];
const SMALL_MEAN = [0.544, -0.39978, 0.025054, -6.714e-4];
const SMALL_LOG_DEVIATION = [1.3822, -0.77857, 0.062767, -0.0020322];
const LARGE_MEAN = [-1.5861, -0.31082, -0.083751, 0.0038915];
const LARGE_LOG_DEVIATION = [-0.4803, -0.082676, 0.0030302];

const polynomial = (c: readonly number[], x: number): number =>
  c.reduceRight((sum, value) => sum * x + value, 0);

/** The weights of the upper half of the sorted values, the largest value's first. */
function weights(n: number): Float64Array {
  const half = Math.floor(n / 2);
  if (n === 3) return Float64Array.of(Math.SQRT1_2);
  const m = Float64Array.from(
    { length: half },
    (_, i) => -normalQuantile((i + 0.625) / (n + 0.25)),
  );
  const squares = 2 * m.reduce((sum, v) => sum + v * v, 0);
  const length = Math.sqrt(squares);
  const root = 1 / Math.sqrt(n);
  const given = [m[0]! / length + polynomial(FIRST, root)];
  if (n > 5) given.push(m[1]! / length + polynomial(SECOND, root));
  let [above, below] = [squares, 1];
  given.forEach((a, i) => {
    above -= 2 * m[i]! * m[i]!;
    below -= 2 * a * a;
  });
  const scale = Math.sqrt(above / below);
  return m.map((v, i) => given[i] ?? v / scale);
}

/** The arc sine of s in [0, 1/2], by Newton's method. */
function arcSine(s: number): number {
  let angle = s;
  for (let k = 0; k < 5; k++) angle -= (sin(angle) - s) / cos(angle);
  return angle;
}

/** P(W <= w), from 1 - w, which may be known better. */
function pValueOf(n: number, gap: number): number {
  if (n === 3) return Math.max(0, 1 - (6 / Math.PI) * arcSine(Math.min(0.5, Math.sqrt(gap))));
  const y = log(gap);
  if (n > 11) {
    const x = log(n);
    return normalCdf((polynomial(LARGE_MEAN, x) - y) / exp(polynomial(LARGE_LOG_DEVIATION, x)));
  }
  const bound = polynomial(SMALL_BOUND, n);
  if (y >= bound) return 1e-99;
  const z = (-log(bound - y) - polynomial(SMALL_MEAN, n)) / exp(polynomial(SMALL_LOG_DEVIATION, n));
  return normalCdf(-z);
}

/**
 * Shapiro-Wilk test of normality.
 *
 * W = (sum_i a_i x_(i))^2 / sum_i (x_i - mean)^2 with Royston's weights; small for what is not normal.
 * In float64 throughout: SciPy up to 1.10 computes it in float32.
 *
 * @param values - 3 to 5000 finite numbers, not all equal.
 * @returns A plain record.
 * @throws TypeError if there are no values.
 * @throws RangeError if they are fewer than 3, more than 5000, all equal or not finite.
 * @see {@link https://doi.org/10.2307/2986146 | Royston (1995)}, algorithm AS R94
 */
export function shapiroWilkTest(values: ArrayLike<number>): TestResult {
  const name = "shapiroWilkTest";
  const sorted = finiteCopy(name, "values", values).sort();
  checkSpread(name, sorted, 3);
  const n = sorted.length;
  if (n > 5000) throw new RangeError(`${name}: at most 5000 values are tabulated; got ${n}`);
  const a = weights(n);
  let mean = 0;
  for (const x of sorted) mean += x / n;
  let [spread, projection, norm] = [0, 0, 0];
  for (const x of sorted) spread += (x - mean) * (x - mean);
  a.forEach((v, i) => {
    projection += v * (sorted[n - 1 - i]! - sorted[i]!);
    norm += 2 * v * v;
  });
  // 1 - W as a sum of squares, so that it keeps its digits where W is nearly 1.
  const slope = projection / norm;
  let rest = 0;
  sorted.forEach((x, i) => {
    const weight = i < a.length ? -a[i]! : n - 1 - i < a.length ? a[n - 1 - i]! : 0;
    rest += (x - mean - slope * weight) ** 2;
  });
  const gap = rest / spread;
  return { statistic: 1 - gap, pValue: pValueOf(n, gap), method: "Royston", n };
}
