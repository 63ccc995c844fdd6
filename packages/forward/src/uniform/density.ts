import { exp } from "@inkwash/special";
import { checkFinite } from "../evaluator.ts";
import { checkUniform, type PiecewiseUniform } from "./law.ts";
import { visit } from "./visit.ts";

/**
 * The density of a piecewise uniform law, noised or not.
 *
 * q(x) = sum_k w_k (Phi((x - low_k) / s) - Phi((x - high_k) / s)) / (high_k - low_k) with the noise's standard
 * deviation s; without noise sum_k w_k / (high_k - low_k) over the intervals with low_k <= x < high_k.
 *
 * @param law - The law; `uniformMarginal(law, at)` noises it.
 * @param points - n numbers.
 * @returns Length n.
 * @throws RangeError if the law is malformed, a point is not finite, or an interval of no length has
 * no noise: a point mass has no density.
 */
export function uniformDensity(
  law: PiecewiseUniform,
  points: ArrayLike<number>,
): Float64Array<ArrayBuffer> {
  const deviation = checkUniform("uniformDensity", law);
  checkFinite("uniformDensity", "points", points);
  if (deviation > 0)
    return Float64Array.from(points, (x) => exp(visit(law, deviation, x).logDensity));
  law.intervals.forEach(([low, high], k) => {
    if (low === high && law.weights[k]! > 0) {
      throw new RangeError(
        `uniformDensity: interval ${k} is the point ${low}, which has no density without noise; ` +
          `noise the law first with uniformMarginal(law, at)`,
      );
    }
  });
  return Float64Array.from(points, (x) =>
    law.intervals.reduce((sum, [low, high], k) => {
      return low <= x && x < high ? sum + law.weights[k]! / (high - low) : sum;
    }, 0),
  );
}
