/**
 * How N of the T steps are chosen, as in table 2 of arXiv:2305.08891 and in diffusers:
 *
 * - trailing: T, T - T/N, ..., T/N rounded, minus 1: starts at the noisiest step;
 * - leading: (N - 1) k, ..., k, 0 with k = floor(T / N): ends at step 0, starts short of the noise;
 * - linspace: from T - 1 to 0 in equal parts, rounded: has both ends.
 */
export type Spacing = "trailing" | "leading" | "linspace";

/** All spacings, for checks and menus. */
export const SPACINGS: readonly Spacing[] = ["trailing", "leading", "linspace"];

/**
 * The N step indices of a spacing, strictly descending, in integer arithmetic: for 1 <= N <= T
 * neighbours are at least one step apart before rounding, so that none can meet or be lost, which
 * floating-point ranges do not promise. Halves are rounded to even, as NumPy rounds.
 */
export function knots(total: number, count: number, spacing: Spacing): number[] {
  return Array.from({ length: count }, (_, n) => {
    if (spacing === "trailing") return roundedQuotient(total * (count - n), count) - 1;
    if (spacing === "leading") return (count - 1 - n) * Math.floor(total / count);
    // One knot alone is the noisy end, where sampling starts.
    return count === 1 ? total - 1 : roundedQuotient((total - 1) * (count - 1 - n), count - 1);
  });
}

/** p / q to the nearest integer, halves to even, exactly for p < 2^53. */
function roundedQuotient(p: number, q: number): number {
  const rest = p % q;
  const floor = (p - rest) / q;
  const up = 2 * rest > q || (2 * rest === q && floor % 2 === 1);
  return up ? floor + 1 : floor;
}
