const ROUNDER = 1.5 * 2 ** 52;

/** The integer nearest to x, ties to even, for |x| < 2^51: the sum has no bits left for a fraction. */
export function nearest(x: number): number {
  return x + ROUNDER - ROUNDER;
}
