import { erfc } from "@inkwash/special";
import { checkMixture1 } from "./check-mixture.ts";
import type { Mixture } from "./types.ts";

/**
 * The distribution function of a mixture on the line.
 *
 * F(x) = P(X <= x) = sum_k w_k Phi((x - m_k) / s_k), in [0, 1]; a point mass jumps by its weight.
 * Small values keep their relative accuracy far into the lower tail.
 *
 * @param mixture - A one-dimensional mixture.
 * @param points - n numbers, infinite ones allowed.
 * @returns Length n.
 * @throws RangeError if the mixture has another dimension, or a point is NaN.
 */
export function cdf(mixture: Mixture, points: ArrayLike<number>): Float64Array<ArrayBuffer> {
  checkMixture1("cdf", mixture);
  return Float64Array.from(points, (x, i) => {
    if (Number.isNaN(x)) throw new RangeError(`cdf: points must be numbers; got NaN at ${i}`);
    return below(mixture, x, true);
  });
}

/** P(X <= x), or P(X < x) without the mass that sits at x itself. */
export function below(mixture: Mixture, x: number, inclusive: boolean): number {
  let sum = 0;
  mixture.weights.forEach((weight, k) => {
    const mean = mixture.means[k]![0]!;
    const variance = mixture.covariances[k]![0]!;
    if (variance > 0) sum += (weight / 2) * erfc((mean - x) / Math.sqrt(2 * variance));
    else if (x > mean || (inclusive && x === mean)) sum += weight;
  });
  return Math.min(sum, 1); // weights that sum to 1 may do so only up to rounding
}
