import { countPoints, evaluator } from "./evaluator.ts";
import type { FloorOptions } from "./floor.ts";
import type { Mixture } from "./types.ts";

/**
 * The score of a mixture, the gradient of its log-density.
 *
 * grad ln q(x) = -sum_k r_k(x) C_k^-1 (x - m_k), r_k(x) = w_k N(x; m_k, C_k) / q(x).
 *
 * @param mixture - A mixture in d dimensions whose components have positive definite covariances.
 * @param points - n points of d coordinates, one after the other.
 * @param options - See {@link FloorOptions}.
 * @returns Length n d, as the points.
 * @throws RangeError if a component is a point mass (it has no density) and there is no floor, a point is not finite, or
 * one is so far out that float64 cannot hold its log-density.
 */
export function score(
  mixture: Mixture,
  points: ArrayLike<number>,
  options: FloorOptions = {},
): Float64Array<ArrayBuffer> {
  const { dimension, shares, pulls, visit } = evaluator("score", mixture, options);
  const out = new Float64Array(countPoints("score", points, dimension) * dimension);
  for (let offset = 0; offset < out.length; offset += dimension) {
    if (visit(points, offset) === -Infinity) throw tooFar("score", points[offset]!);
    for (let k = 0; k < shares.length; k++) {
      for (let i = 0; i < dimension; i++) {
        out[offset + i]! -= shares[k]! * pulls[k * dimension + i]!;
      }
    }
  }
  return out;
}

/** The error of a point at which no component can be told from another. */
export function tooFar(who: string, coordinate: number): RangeError {
  return new RangeError(
    `${who}: the point at ${coordinate} is too far from the mixture for float64; ` +
      `keep points within 1e150 standard deviations`,
  );
}
