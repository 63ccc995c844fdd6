import { checkFinite } from "../evaluator.ts";
import { tooFar } from "../score.ts";
import { checkUniform, type PiecewiseUniform } from "./law.ts";
import { visit } from "./visit.ts";

/**
 * The score of a noised piecewise uniform law, the derivative of its log-density.
 *
 * d/dx ln q(x) = -sum_k r_k E[Z | a_k < Z < b_k] / s, Z ~ N(0, 1), a_k = (x - high_k) / s,
 * b_k = (x - low_k) / s, r_k the share of interval k in q(x): 0 well inside an interval, and the
 * pull of its edge outside.
 *
 * @param law - The law with noise in it; `uniformMarginal(law, at)` noises it.
 * @param points - n numbers.
 * @returns Length n.
 * @throws RangeError if the law is malformed or has no noise (there is no derivative at the edges), or
 * a point is not finite or too far out for float64.
 */
export function uniformScore(
  law: PiecewiseUniform,
  points: ArrayLike<number>,
): Float64Array<ArrayBuffer> {
  const deviation = checkUniform("uniformScore", law);
  checkFinite("uniformScore", "points", points);
  if (deviation === 0) {
    throw new RangeError(
      "uniformScore: there is no noise, and the edges of an interval have no score without it; " +
        "noise the law first with uniformMarginal(law, at)",
    );
  }
  return Float64Array.from(points, (x) => {
    const { logDensity, score } = visit(law, deviation, x);
    if (logDensity === -Infinity) throw tooFar("uniformScore", x);
    return score;
  });
}
