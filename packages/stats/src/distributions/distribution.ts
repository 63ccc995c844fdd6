/** A law on the line, as functions that keep their digits in both tails. */
export interface Distribution {
  /** The density at x. */
  readonly pdf: (x: number) => number;
  /** ln of the density, finite where the density underflows. */
  readonly logPdf: (x: number) => number;
  /** P(X <= x). */
  readonly cdf: (x: number) => number;
  /** P(X > x), the upper tail, with its own digits. */
  readonly sf: (x: number) => number;
  /** ln P(X <= x); where P underflows it is -Infinity, but for the normal law and Kolmogorov's. */
  readonly logCdf: (x: number) => number;
  /** The quantile: the smallest x with P(X <= x) >= p, for p in [0, 1]. */
  readonly ppf: (p: number) => number;
}

/** Refuses parameters outside (0, limit]. */
export function checkPositive(
  name: string,
  field: string,
  value: number,
  limit: number = Infinity,
): void {
  if (!(value > 0 && value <= limit && value < Infinity)) {
    const range = limit === Infinity ? "(0, Infinity)" : `(0, ${limit}]`;
    throw new RangeError(`${name}: ${field} must be in ${range}; got ${value}`);
  }
}

/** Refuses NaN as an argument. */
export function checkNumber(name: string, x: number): void {
  if (Number.isNaN(x)) throw new RangeError(`${name}: x must be a number; got NaN`);
}

/** Refuses what is no probability. */
export function checkProbability(name: string, p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${name}: p must be in [0, 1]; got ${p}`);
}
