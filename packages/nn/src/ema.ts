/** An exponential moving average of the parameters. */
export interface Ema {
  /** How much of the average stays at each step, in [0, 1); it looks back about 1 / (1 - decay) steps. */
  readonly decay: number;
  /**
   * Whether step k uses min(decay, (1 + k) / (10 + k)), so that the start is forgotten early.
   * @defaultValue false
   */
  readonly warmUp?: boolean | undefined;
}

/**
 * Moves the average after step k = 1, 2, ... in place: average = (1 - d) parameters + d average.
 * @see {@link https://arxiv.org/abs/1412.6980 | arXiv:1412.6980}, section 7.2
 */
export function updateAverage(
  ema: Ema,
  average: Float32Array | Float64Array,
  parameters: Float32Array | Float64Array,
  k: number,
): void {
  const d = ema.warmUp ? Math.min(ema.decay, (1 + k) / (10 + k)) : ema.decay;
  for (let i = 0; i < average.length; i++) {
    average[i] = (1 - d) * parameters[i]! + d * average[i]!;
  }
}
