import { checkCoefficient } from "../check.ts";
import type { Rates } from "../types.ts";

/** A density on the line that is constant on intervals, and what noise makes of it. */
export interface PiecewiseUniform {
  /** K weights in [0, 1] that sum to 1. */
  readonly weights: readonly number[];
  /** K intervals [low, high], low <= high; they may overlap, and one of no length is a point mass. */
  readonly intervals: readonly (readonly [low: number, high: number])[];
  /**
   * The variance of the Gaussian noise that has been added, >= 0.
   * @defaultValue 0
   */
  readonly variance?: number | undefined;
}

/** How far the sum of the weights may be from 1: what rounding K decimal fractions leaves. */
const WEIGHT_SLACK = 1e-9;

/** Refuses what is not a piecewise uniform law; returns the standard deviation of its noise. */
export function checkUniform(who: string, law: PiecewiseUniform): number {
  const { weights, intervals, variance = 0 } = law;
  if (!(weights.length >= 1 && weights.length === intervals.length)) {
    throw new RangeError(
      `${who}: a law needs as many intervals as weights, at least one; ` +
        `got ${weights.length} weights and ${intervals.length} intervals`,
    );
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(weights.every((weight) => weight >= 0) && Math.abs(total - 1) <= WEIGHT_SLACK)) {
    throw new RangeError(
      `${who}: weights must be >= 0 and sum to 1; got [${weights.join(", ")}], sum ${total}`,
    );
  }
  for (const [low, high] of intervals) {
    if (!(low <= high && Number.isFinite(low) && Number.isFinite(high))) {
      throw new RangeError(`${who}: intervals need finite low <= high; got [${low}, ${high}]`);
    }
  }
  if (!(variance >= 0 && variance < Infinity)) {
    throw new RangeError(`${who}: variance must be finite and >= 0; got ${variance}`);
  }
  return Math.sqrt(variance);
}

/**
 * The law of x = signal x0 + noise epsilon when the data is piecewise uniform.
 *
 * Intervals shrink to signal [low, high], the variance becomes signal^2 variance + noise^2.
 *
 * @param law - The law of the data: tutorial 003's has three intervals with gaps between them.
 * @param at - The rates, one place, signal >= 0; `at()` of @inkwash/schedules gives them.
 * @throws RangeError if the law is malformed, a rate is not finite or the signal is negative.
 */
export function uniformMarginal(law: PiecewiseUniform, at: Rates<number>): PiecewiseUniform {
  const { signal, noise } = at;
  checkUniform("uniformMarginal", law);
  checkCoefficient("uniformMarginal", "at.signal", signal, 1);
  checkCoefficient("uniformMarginal", "at.noise", noise, 1);
  if (signal < 0) {
    throw new RangeError(`uniformMarginal: at.signal must be >= 0; got ${signal}`);
  }
  return {
    weights: law.weights,
    intervals: law.intervals.map(([low, high]) => [signal * low, signal * high] as const),
    variance: signal * signal * (law.variance ?? 0) + noise * noise,
  };
}
