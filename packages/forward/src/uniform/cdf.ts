import { normalCdfMean } from "./normal-cdf-mean.ts";
import { checkUniform, type PiecewiseUniform } from "./law.ts";

/**
 * The distribution function of a piecewise uniform law, noised or not.
 *
 * F(x) = sum_k w_k mean of Phi((x - u) / s) over u in [low_k, high_k], in [0, 1], with the noise's standard
 * deviation s; without noise the share of each interval below x.
 *
 * @param law - The law; `uniformMarginal(law, at)` noises it.
 * @param points - n numbers, infinite ones allowed.
 * @returns Length n.
 * @throws RangeError if the law is malformed or a point is NaN.
 */
export function uniformCdf(
  law: PiecewiseUniform,
  points: ArrayLike<number>,
): Float64Array<ArrayBuffer> {
  const deviation = checkUniform("uniformCdf", law);
  return Float64Array.from(points, (x, i) => {
    if (Number.isNaN(x))
      throw new RangeError(`uniformCdf: points must be numbers; got NaN at ${i}`);
    let sum = 0;
    law.intervals.forEach(([low, high], k) => {
      sum += law.weights[k]! * below(low, high, deviation, x);
    });
    return Math.min(sum, 1); // weights that sum to 1 may do so only up to rounding
  });
}

function below(low: number, high: number, deviation: number, x: number): number {
  if (Math.abs(x) === Infinity) return x > 0 ? 1 : 0;
  if (deviation > 0) {
    const width = (high - low) / deviation;
    return normalCdfMean((x - high) / deviation, (x - low) / deviation, width);
  }
  if (x >= high) return 1;
  return x <= low ? 0 : (x - low) / (high - low);
}
