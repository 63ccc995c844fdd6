/**
 * A noising process in continuous time, x(u) = signal(u) x0 + noise(u) epsilon.
 *
 * u runs from 0, the data, to 1, the noise; logSnr falls strictly. The same process is the SDE
 * dx = drift(u) x du + sqrt(diffusion(u)) dw. All functions are pure, all derivatives exact; at the
 * two ends signal or noise may be 0, and what is infinite there is given as Infinity.
 */
export interface ContinuousSchedule {
  /** The schedule's name in the literature, for labels and documents. */
  readonly name: string;
  /** The rate of the data at u in [0, 1], >= 0. */
  readonly signal: (u: number) => number;
  /** The rate of the noise at u in [0, 1], >= 0. */
  readonly noise: (u: number) => number;
  /** 2 ln(signal / noise) at u in [0, 1], in [-Infinity, Infinity]. */
  readonly logSnr: (u: number) => number;
  /** The inverse of `logSnr`: u in [0, 1], clipped to the ends for log-SNRs beyond them. */
  readonly timeOf: (logSnr: number) => number;
  /** d signal / du, <= 0. */
  readonly signalSlope: (u: number) => number;
  /** d noise / du, >= 0. */
  readonly noiseSlope: (u: number) => number;
  /** d logSnr / du, <= 0. */
  readonly logSnrSlope: (u: number) => number;
  /** f(u) = d ln signal / du, <= 0. */
  readonly drift: (u: number) => number;
  /** g(u)^2 = d noise^2 / du - 2 f noise^2 = -noise^2 d logSnr / du, >= 0. */
  readonly diffusion: (u: number) => number;
}

/** What defines a continuous schedule; all else follows. */
export interface Curves {
  /** The rate of the data. */
  readonly signal: (u: number) => number;
  /** The rate of the noise. */
  readonly noise: (u: number) => number;
  /** 2 ln(signal / noise), in the form that does not cancel. */
  readonly logSnr: (u: number) => number;
  /** The inverse of `logSnr` strictly between the ends. */
  readonly timeOf: (logSnr: number) => number;
  /** d signal / du. */
  readonly signalSlope: (u: number) => number;
  /** d noise / du. */
  readonly noiseSlope: (u: number) => number;
  /** d ln signal / du. */
  readonly drift: (u: number) => number;
  /** g^2, where 2 noise (noiseSlope - drift noise) would be 0 times Infinity. */
  readonly diffusion?: ((u: number) => number) | undefined;
}
