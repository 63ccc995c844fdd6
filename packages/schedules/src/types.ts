/** An array and its shape: row-major, contiguous, batch first. */
export interface Samples {
  /** As many numbers as the product of the shape. */
  readonly data: Float32Array | Float64Array;
  /** Number of samples first, then the shape of one: [n, d], [n, channels, height, width]. */
  readonly shape: readonly number[];
}

/**
 * A discrete variance-preserving schedule of T steps.
 *
 * x_t = sqrt(1 - beta_t) x_(t-1) + sqrt(beta_t) epsilon. Index t in 0..T-1 is the state after t + 1 noisings. `beta` is kept exactly as it was defined;
 * the logarithms are kept beside it because every other table follows from them without cancellation.
 */
export interface Schedule {
  /** The schedule's name in the literature, for labels and documents. */
  readonly name: string;
  /** beta_t in [0, 1], length T. */
  readonly beta: Float64Array;
  /** ln alphaBar_t = sum of ln(1 - beta_s) over s <= t, compensated; in [-Infinity, 0], length T. */
  readonly logAlphaBar: Float64Array;
  /** ln(alphaBar_t / (1 - alphaBar_t)) in [-Infinity, Infinity], length T. */
  readonly logSnr: Float64Array;
}

/**
 * A place in the noising process, x = signal x0 + noise epsilon.
 *
 * Numbers for a whole batch, arrays of length n for one place per sample.
 */
export interface At<Value extends number | Float64Array = number | Float64Array> {
  /** The rate of the data, in [0, 1]; sqrt(alphaBar) where variance is preserved. */
  readonly signal: Value;
  /** The rate of the noise, >= 0; sqrt(1 - alphaBar) where variance is preserved. */
  readonly noise: Value;
  /** 2 ln(signal / noise). */
  readonly logSnr: Value;
  /** What the network is told: a step index, a log-SNR, whatever it was trained with. */
  readonly condition: Value;
}

/**
 * The N + 1 knots that a sampler visits.
 *
 * Noise descends (ascends for inversion); step n goes from knot n to knot n + 1.
 */
export interface Grid {
  /** Length N + 1, monotone. */
  readonly signal: Float64Array;
  /**
   * Length N + 1, monotone; the last one is 0 where sampling ends at the data. Near pure noise
   * neighbours may both round to 1: `logSnr` still tells them apart.
   */
  readonly noise: Float64Array;
  /** Length N + 1, strictly monotone. */
  readonly logSnr: Float64Array;
  /** What the network is told at each step, length N. */
  readonly condition: Float64Array;
}

/**
 * What a denoiser gives back.
 *
 * v = signal epsilon - noise x0; flow = epsilon - x0; score = -epsilon / noise.
 */
export type Prediction = "epsilon" | "x0" | "v" | "score" | "flow";

/** Anything that looks at x = signal x0 + noise epsilon and predicts what it is made of. */
export interface Denoiser {
  /** What `call` gives back. */
  readonly predicts: Prediction;
  /**
   * Predicts, for every sample of x.
   *
   * @param x - Samples [n, ...].
   * @param at - Where in the process x is.
   * @param out - Where to write; may not be `x`. A fresh array where absent.
   */
  call(x: Samples, at: At, out?: Samples): Samples | Promise<Samples>;
}

/**
 * What a network learns from, one row per step.
 *
 * The input is inputScale (signal x0 + noise epsilon), the target targetData x0 + targetNoise epsilon,
 * the prediction skip x + outScale network(...), and the loss of the row is multiplied by `weight`.
 * All columns have the same length.
 */
export interface TrainingTable {
  /** What the target is. */
  readonly predicts: Prediction;
  /** The rate of the data in x. */
  readonly signal: Float64Array;
  /** The rate of the noise in x. */
  readonly noise: Float64Array;
  /** What multiplies x0 in the target. */
  readonly targetData: Float64Array;
  /** What multiplies epsilon in the target. */
  readonly targetNoise: Float64Array;
  /** What x is multiplied by before the network sees it. */
  readonly inputScale: Float64Array;
  /** What multiplies x in the prediction. */
  readonly skip: Float64Array;
  /** What multiplies the network's output in the prediction. */
  readonly outScale: Float64Array;
  /** What the loss of the row is multiplied by, >= 0. */
  readonly weight: Float64Array;
  /** What the network is told, finite. */
  readonly condition: Float64Array;
}
