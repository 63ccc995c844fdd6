import { pow } from "@inkwash/special";
import { checkNumber } from "./check.ts";
import { exponentOf, WIDEST } from "./power-profile.ts";

/** An exponential moving average of the parameters. */
export interface ExponentialEma {
  /** How much of the average stays at each step, in [0, 1); it looks back about 1 / (1 - decay) steps. */
  readonly decay: number;
  /**
   * Whether step k uses min(decay, (1 + k) / (10 + k)), so that the start is forgotten early.
   * @defaultValue false
   */
  readonly warmUp?: boolean | undefined;
}

/**
 * An average in which step t has a weight proportional to t^gamma: it looks back over a share of the training.
 *
 * Step k keeps (1 - 1 / k)^(gamma + 1) of it. Averages of other lengths can be made of snapshots of
 * two of them once training is over: see `averageSnapshots` and `reconstructAverage`.
 * @see {@link https://arxiv.org/abs/2312.02696 | arXiv:2312.02696}, eq. 121 to 127
 */
export interface PowerEma {
  /**
   * The standard deviation of the weights as a share of the steps so far, in (0, 0.28]: 0.05 and 0.1
   * are what Karras et al. keep.
   */
  readonly sigma: number;
}

/** A moving average of the parameters. */
export type Ema = ExponentialEma | PowerEma;

/** Throws unless the settings are in range. */
export function checkEma(where: string, ema: Ema): void {
  if ("decay" in ema) checkNumber(where, "ema.decay", ema.decay, 0, 1);
  else if (!(ema.sigma > 0 && ema.sigma <= WIDEST)) {
    throw new RangeError(`${where}: ema.sigma must be in (0, ${WIDEST}]; got ${ema.sigma}`);
  }
}

/** How much of the average stays at step k = 1, 2, ... */
export function keptShare(ema: Ema, k: number): number {
  if ("sigma" in ema) return pow((k - 1) / k, exponentOf(ema.sigma) + 1);
  return ema.warmUp ? Math.min(ema.decay, (1 + k) / (10 + k)) : ema.decay;
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
  const d = keptShare(ema, k);
  for (let i = 0; i < average.length; i++) {
    average[i] = (1 - d) * parameters[i]! + d * average[i]!;
  }
}
