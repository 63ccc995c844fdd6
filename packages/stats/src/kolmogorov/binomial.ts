import { exp, log, log1p } from "@inkwash/special";

const halfLogTau = 0.9189385332046728; // ln(2 pi) / 2

/** ln(n!) - ln(Stirling's approximation) for n up to 15, where the series is short of digits. */
const small: readonly number[] = (() => {
  const table = [0];
  let logFactorial = 0;
  for (let n = 1; n <= 15; n++) {
    logFactorial += log(n);
    table.push(logFactorial - (n + 0.5) * log(n) + n - halfLogTau);
  }
  return table;
})();

/** ln Gamma(n + 1) - ((n + 1/2) ln n - n + ln(2 pi) / 2), n a positive integer or any number above 15. */
export function stirlingError(n: number): number {
  if (n <= 15) return small[n]!;
  const s = 1 / (n * n);
  const tail = 1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360)));
  return (1 / 12 - s * (1 / 360 - s * tail)) / n;
}

/** ln(n! / n^n), n a positive integer. */
export function logFactorialOverPower(n: number): number {
  return stirlingError(n) + 0.5 * log(n) + halfLogTau - n;
}

/** x ln(x / m) + m - x for x, m > 0, without cancellation where they are near. */
export function devianceHalf(x: number, m: number): number {
  const gap = x - m;
  if (Math.abs(gap) >= 0.1 * (x + m)) return x * log(x / m) - gap;
  const v = gap / (x + m);
  let sum = gap * v;
  let term = 2 * x * v;
  for (let j = 3; ; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return sum;
    sum = next;
  }
}

/**
 * C(n, v) p^v (1 - p)^(n - v) with p = (v + shift) / n, accurate however small it is.
 *
 * @see Loader (2000), Fast and accurate computation of binomial probabilities
 */
export function shiftedBinomial(n: number, v: number, shift: number): number {
  const failures = n - v;
  if (v === 0) return exp(n * log1p(-shift / n));
  if (failures <= shift) return 0;
  const logRatio =
    stirlingError(n) -
    stirlingError(v) -
    stirlingError(failures) -
    devianceHalf(v, v + shift) -
    devianceHalf(failures, failures - shift);
  return exp(logRatio - halfLogTau) * Math.sqrt(n / (v * failures));
}
