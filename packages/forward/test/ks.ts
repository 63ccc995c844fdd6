/** sqrt(n) D of values against a distribution function: above 2.23 in 1 of 10,000 fair trials. */
export function ksDistance(
  values: ArrayLike<number>,
  cdf: (x: Float64Array) => Float64Array,
): number {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  let distance = 0;
  cdf(sorted).forEach((f, i) => {
    distance = Math.max(distance, f - i / n, (i + 1) / n - f);
  });
  return Math.sqrt(n) * distance;
}

/** Kolmogorov's limit: P(sqrt(n) D > 2.23) = 2 exp(-2 * 2.23^2) = 1e-4. */
export const KS_LIMIT = 2.23;
