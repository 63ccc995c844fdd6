/** From here on Mills' ratio is a continued fraction instead of erfc, which underflows at 38. */
export const FAR = 5;

/**
 * (1 - Phi(x)) / phi(x) for x >= FAR.
 *
 * @see {@link https://dlmf.nist.gov/7.9 | DLMF 7.9.1}
 */
export function mills(x: number): number {
  return 1 / (x + rest(x));
}

/** 1 - x mills(x) for x >= FAR, which falls like 1 / x^2, without the cancellation. */
export function millsDefect(x: number): number {
  const own = rest(x);
  return own / (x + own);
}

/** The fraction 1 / (x + 2 / (x + 3 / ...)). */
function rest(x: number): number {
  let below = x;
  for (let n = 30; n >= 2; n--) below = x + n / below;
  return 1 / below;
}
