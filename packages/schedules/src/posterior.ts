import { log } from "@inkwash/special";
import { noiseVarianceOf, signalOf } from "./rates.ts";
import type { Schedule } from "./types.ts";

/** One row of the tables of q(x_(t-1) | x_t, x_0). */
export interface PosteriorRow {
  /** What multiplies x_0 in the mean, in [0, 1] up to one rounding. */
  readonly dataCoefficient: number;
  /** What multiplies x_t in the mean, in [0, 1]. */
  readonly stateCoefficient: number;
  /** The variance of every coordinate, in [0, 1]; 0 at t = 0, where x_(t-1) is the data. */
  readonly variance: number;
  /** ln variance, -Infinity where it is 0. */
  readonly logVariance: number;
}

/** The tables of q(x_(t-1) | x_t, x_0), each of length T. */
export interface Posterior {
  /** What multiplies x_0 in the mean, in [0, 1] up to one rounding. */
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
 * @param schedule - A discrete schedule of T steps.
 * @param t - A step index, an integer in [0, T - 1].
 * @throws RangeError if `t` is out of range.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eqs. 6 and 7
 */
export function posteriorAt(schedule: Schedule, t: number): PosteriorRow {
  const steps = schedule.beta.length;
  if (!(Number.isInteger(t) && t >= 0 && t < steps)) {
    throw new RangeError(`posteriorAt: t must be an integer in [0, ${steps - 1}]; got ${t}`);
  }
  const before = t === 0 ? 0 : schedule.logAlphaBar[t - 1]!;
  if (before === 0) {
    return { dataCoefficient: 1, stateCoefficient: 0, variance: 0, logVariance: -Infinity };
  }
  const beta = schedule.beta[t]!;
  const total = noiseVarianceOf(schedule.logAlphaBar[t]!);
  const share = noiseVarianceOf(before) / total;
  return {
    dataCoefficient: (beta * signalOf(before)) / total,
    stateCoefficient: Math.sqrt(1 - beta) * share,
    variance: beta * share,
    logVariance: log(beta * share),
  };
}

/**
 * All rows of {@link posteriorAt} as tables, with the clipped log-variance beside the exact one.
 *
 * @param schedule - A discrete schedule of T steps.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eqs. 6 and 7
 */
export function posterior(schedule: Schedule): Posterior {
  const rows = Array.from(schedule.beta, (_, t) => posteriorAt(schedule, t));
  const logVariance = Float64Array.from(rows, (row) => row.logVariance);
  const logVarianceClipped = logVariance.slice();
  if (rows.length > 1) logVarianceClipped[0] = logVariance[1]!;
  return {
    dataCoefficient: Float64Array.from(rows, (row) => row.dataCoefficient),
    stateCoefficient: Float64Array.from(rows, (row) => row.stateCoefficient),
    variance: Float64Array.from(rows, (row) => row.variance),
    logVariance,
    logVarianceClipped,
  };
}
