import { posteriorAt, type PosteriorRow, type Schedule } from "@inkwash/schedules";
import { checkAlike, checkSamples } from "./check.ts";
import { combine } from "./combine.ts";
import { fresh } from "./fresh.ts";
import type { Samples } from "./types.ts";

/** Options of {@link posterior}. */
export interface PosteriorOptions {
  /** Where to write the mean: as many elements as x0. May be x0 or xt. A fresh array where absent. */
  readonly out?: Samples | undefined;
}

/** A Gaussian with the same variance in every coordinate of a sample. */
export interface Gaussian<Value extends number | Float64Array = number | Float64Array> {
  /** Of the shape of x0. */
  readonly mean: Samples;
  /** The variance of every coordinate, or one per sample where t is one per sample. */
  readonly variance: Value;
  /** ln variance, -Infinity where it is 0. */
  readonly logVariance: Value;
}

/**
 * The Gaussian of the state before x_t, for known data: q(x_(t-1) | x_t, x_0).
 *
 * mean = beta sqrt(alphaBar') / (1 - alphaBar) x_0 + sqrt(alpha) (1 - alphaBar') / (1 - alphaBar) x_t,
 * variance = beta (1 - alphaBar') / (1 - alphaBar), with alphaBar' of t - 1. At t = 0 it is the
 * data: mean x_0, variance 0.
 *
 * @param x0 - Samples [n, ...].
 * @param xt - The noisy state, as many elements as x0, in the same precision.
 * @param schedule - A discrete schedule of T steps.
 * @param t - A step index in 0..T-1, or one per sample.
 * @param options - See {@link PosteriorOptions}.
 * @throws RangeError if a step is out of range or lengths do not fit; TypeError if precisions are
 * mixed.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eqs. 6 and 7
 */
export function posterior(
  x0: Samples,
  xt: Samples,
  schedule: Schedule,
  t: number,
  options?: PosteriorOptions,
): Gaussian<number>;
export function posterior(
  x0: Samples,
  xt: Samples,
  schedule: Schedule,
  t: ArrayLike<number>,
  options?: PosteriorOptions,
): Gaussian<Float64Array>;
export function posterior(
  x0: Samples,
  xt: Samples,
  schedule: Schedule,
  t: number | ArrayLike<number>,
  options: PosteriorOptions = {},
): Gaussian {
  const { out = fresh(x0) } = options;
  checkSamples("posterior", "x0", x0);
  checkAlike("posterior", "xt", xt, x0);
  checkAlike("posterior", "out", out, x0);
  const row = posteriorRows("posterior", schedule, t, x0.shape[0]!);
  return {
    mean: combine(row.dataCoefficient, x0, row.stateCoefficient, xt, out),
    variance: row.variance,
    logVariance: row.logVariance,
  };
}

/** The coefficients of one step, or of one step for each of `count` samples. */
export function posteriorRows(
  who: string,
  schedule: Schedule,
  t: number | ArrayLike<number>,
  count: number,
): PosteriorRow | Record<keyof PosteriorRow, Float64Array> {
  if (typeof t === "number") return posteriorAt(schedule, t);
  if (t.length !== count) {
    throw new RangeError(
      `${who}: t must be a number or hold one step for each of the ${count} samples; ` +
        `got ${t.length}`,
    );
  }
  const each = Array.from(t, (step) => posteriorAt(schedule, step));
  return {
    dataCoefficient: Float64Array.from(each, (row) => row.dataCoefficient),
    stateCoefficient: Float64Array.from(each, (row) => row.stateCoefficient),
    variance: Float64Array.from(each, (row) => row.variance),
    logVariance: Float64Array.from(each, (row) => row.logVariance),
  };
}
