import { exp, lgamma, pow } from "@inkwash/special";
import { finiteCopy } from "../check.ts";
import type { TestResult } from "./test-result.ts";

/** The series stop at terms below this, as SciPy's do; it bounds the error of the p-value. */
const small = 1e-7;

/** e^z K_order(z), the modified Bessel function: the integral of e^(z - z cosh t) cosh(order t). */
function scaledBessel(order: number, z: number): number {
  const step = 1 / 64;
  let sum = 0.5;
  for (let n = 1; ; n++) {
    const e = exp(n * step);
    const grow = exp(order * n * step);
    const half = (e - 1) * (1 - 1 / e);
    const term = 0.5 * exp((-z * half) / 2) * (grow + 1 / grow);
    sum += term;
    if (term < sum * 1e-18) return step * sum;
  }
}

/** P(W <= x) in the limit of large n (Csorgo & Faraway 1996, eq. 1.3). */
function limit(x: number): number {
  let sum = 0;
  for (let k = 0; ; k++) {
    const y = 4 * k + 1;
    const q = (y * y) / (16 * x);
    const scale = exp(lgamma(k + 0.5) - lgamma(k + 1)) / (Math.PI * Math.sqrt(Math.PI * x));
    const term = scale * Math.sqrt(y) * exp(-2 * q) * scaledBessel(0.25, q);
    sum += term;
    if (Math.abs(term) < small) return sum;
  }
}

/** The correction of order 1 / n, without limit / 12 (eq. 1.10). */
function correction(x: number): number {
  const root = 2 * Math.sqrt(x);
  const [y1, y2] = [pow(x, 0.75), pow(x, 1.25)];
  const sqrtPi = Math.sqrt(Math.PI);
  const second = (y: number): number => {
    const z = (y * y) / 4;
    const b = scaledBessel(0.25, z) + scaledBessel(0.75, z);
    return (exp(-2 * z) * pow(y / 2, 1.5) * b) / sqrtPi;
  };
  const third = (y: number): number => {
    const z = (y * y) / 4;
    const b = 2 * scaledBessel(0.25, z) + 3 * scaledBessel(0.75, z) - scaledBessel(1.25, z);
    return (exp(-2 * z) * pow(y / 2, 2.5) * b) / sqrtPi;
  };
  let sum = 0;
  for (let k = 0; ; k++) {
    const m = 2 * k + 1;
    const gamma = exp(lgamma(k + 0.5) - lgamma(k + 1));
    const first = second((4 * k + 1) / root);
    const last = second((4 * k + 5) / root);
    const term =
      gamma *
      ((m * second((4 * k + 3) / root)) / (9 * y1) +
        third((4 * k + 1) / root) / (72 * y2) +
        (2 * (m + 2) * (k + 0.5) * third((4 * k + 5) / root)) / (12 * y2) +
        (7 * m * (first + last)) / (144 * y1));
    sum -= term / Math.PI;
    if (Math.abs(term / Math.PI) < small) return sum;
  }
}

/**
 * Cramer-von Mises test of values against a fully known distribution.
 *
 * W = 1 / (12 n) + sum_i ((2 i - 1) / (2 n) - F(x_(i)))^2; the p-value to order 1 / n, with an
 * absolute error of about 1e-6, so that one below it means only that it is small.
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
  const method = "Csorgo-Faraway";
  if (statistic >= n / 3) return { statistic, pValue: 0, method, n };
  if (statistic <= 1 / (12 * n)) return { statistic, pValue: 1, method, n };
  const p = 1 - (limit(statistic) * (1 + 1 / (12 * n)) + correction(statistic) / n);
  return { statistic, pValue: Math.min(1, Math.max(0, p)), method, n };
}
