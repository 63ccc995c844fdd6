import { shiftedBinomial } from "./binomial.ts";

/**
 * P(D+ >= d) of the one-sided statistic of n values, for d in (0, 1).
 *
 * d sum over v in [0, n (1 - d)] of C(n, v) (d + v/n)^(v-1) (1 - d - v/n)^(n-v): all terms are
 * positive, so the relative accuracy holds down to the smallest probabilities.
 *
 * @see Birnbaum & Tingey (1951), One-sided confidence contours, eq. 3.0
 */
export function smirnovTail(n: number, d: number): number {
  const shift = n * d;
  let sum = 0;
  for (let v = Math.floor(n - shift); v >= 0; v--) {
    sum += (shiftedBinomial(n, v, shift) * shift) / (v + shift);
  }
  return Math.min(1, sum);
}
