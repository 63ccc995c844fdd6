/** The two ends of beta(u); the defaults are those of Song et al. */
export interface BetaRangeOptions {
  /**
   * beta at the data, >= 0.
   * @defaultValue 0.1
   */
  readonly min?: number | undefined;
  /**
   * beta at the noise, >= `min` and > 0. The larger, the less of the data is left at the end.
   * @defaultValue 20
   */
  readonly max?: number | undefined;
}

/** What {@link vp} and {@link subVp} share: beta, its integral, and the inverse of the integral. */
export interface BetaRange {
  /** beta(u). */
  readonly beta: (u: number) => number;
  /** -B(u), ln alphaBar. */
  readonly logAlphaBar: (u: number) => number;
  /** u at a ln alphaBar, in the form of the quadratic's root that does not cancel. */
  readonly timeAt: (logAlphaBar: number) => number;
}

/** The curves of a linear beta. */
export function checkRange(who: string, options: BetaRangeOptions): BetaRange {
  const { min = 0.1, max = 20 } = options;
  if (!(min >= 0 && max >= min && max > 0 && max < Infinity)) {
    throw new RangeError(
      `${who}: 0 <= min <= max and max > 0 must hold, finite; got ${min} and ${max}`,
    );
  }
  const rise = max - min;
  return {
    beta: (u) => min + u * rise,
    logAlphaBar: (u) => -u * (min + (u * rise) / 2),
    timeAt: (logAlphaBar) =>
      (-2 * logAlphaBar) / (min + Math.sqrt(min * min - 2 * rise * logAlphaBar)),
  };
}
