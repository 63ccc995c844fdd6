import { erfc } from "@inkwash/special";

/** What {@link normalCdf} is told. */
export interface NormalOptions {
  /** The mean, finite. @defaultValue 0 */
  readonly mean?: number | undefined;
  /** The standard deviation, in (0, Infinity). @defaultValue 1 */
  readonly deviation?: number | undefined;
}

/**
 * The normal distribution function, accurate in both tails.
 *
 * P(X <= x) = erfc(-(x - mean) / (deviation sqrt(2))) / 2 for X ~ N(mean, deviation^2).
 *
 * @param x - Any number, infinities included.
 * @param options - See {@link NormalOptions}.
 * @returns A probability in [0, 1].
 * @throws RangeError if x is NaN, or mean or deviation are out of range.
 */
export function normalCdf(x: number, options: NormalOptions = {}): number {
  const { mean = 0, deviation = 1 } = options;
  if (Number.isNaN(x)) throw new RangeError("normalCdf: x must be a number; got NaN");
  if (!Number.isFinite(mean)) throw new RangeError(`normalCdf: mean must be finite; got ${mean}`);
  if (!(deviation > 0 && deviation < Infinity)) {
    throw new RangeError(`normalCdf: deviation must be in (0, Infinity); got ${deviation}`);
  }
  return erfc(-((x - mean) / deviation) * Math.SQRT1_2) / 2;
}
