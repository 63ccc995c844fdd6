import { log } from "@inkwash/special";
import { noiseVarianceOf, signalOf } from "./rates.ts";
import type { Schedule } from "./types.ts";

/** The tables of q(x_(t-1) | x_t, x_0), each of length T. */
export interface Posterior {
  /** What multiplies x_0 in the mean, in [0, 1]. */
  readonly dataCoefficient: Float64Array<ArrayBuffer>;
  /** What multiplies x_t in the mean, in [0, 1]. */
  readonly stateCoefficient: Float64Array<ArrayBuffer>;
  /** The variance of every coordinate, in [0, 1]; 0 at t = 0, where x_(t-1) is the data. */
  readonly variance: Float64Array<ArrayBuffer>;
  /** ln variance, -Infinity where it is 0. */
  readonly logVariance: Float64Array<ArrayBuffer>;
  /** `logVariance` with entry 0 replaced by entry 1 (where there is one), as Ho et al. clip it. */
  readonly logVarianceClipped: Float64Array<ArrayBuffer>;
}

/**
 * The Gaussian of the state before x_t, once the data is known.
 *
 * q(x_(t-1) | x_t, x_0) = N(dataCoefficient x_0 + stateCoefficient x_t, variance I) with
 * dataCoefficient = beta sqrt(alphaBar') / (1 - alphaBar),
 * stateCoefficient = sqrt(alpha) (1 - alphaBar') / (1 - alphaBar) and
 * variance = beta (1 - alphaBar') / (1 - alphaBar), where alphaBar' belongs to t - 1 and is 1 at
 * t = 0. As long as alphaBar' = 1 the state before is the data itself: coefficients 1 and 0.
 *
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eqs. 6 and 7
 */
export function posterior(schedule: Schedule): Posterior {
  const { beta, logAlphaBar } = schedule;
  const steps = beta.length;
  const dataCoefficient = new Float64Array(steps).fill(1);
  const stateCoefficient = new Float64Array(steps);
  const variance = new Float64Array(steps);
  for (let t = 1; t < steps; t++) {
    const before = logAlphaBar[t - 1]!;
    if (before === 0) continue;
    const b = beta[t]!;
    const total = noiseVarianceOf(logAlphaBar[t]!);
    const share = noiseVarianceOf(before) / total;
    dataCoefficient[t] = (b * signalOf(before)) / total;
    stateCoefficient[t] = Math.sqrt(1 - b) * share;
    variance[t] = b * share;
  }
  const logVariance = variance.map(log);
  const logVarianceClipped = logVariance.slice();
  if (steps > 1) logVarianceClipped[0] = logVariance[1]!;
  return { dataCoefficient, stateCoefficient, variance, logVariance, logVarianceClipped };
}
