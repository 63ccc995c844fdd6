import { inverse } from "./cholesky.ts";
import { countPoints, evaluator } from "./evaluator.ts";
import type { FloorOptions } from "./floor.ts";
import { tooFar } from "./score.ts";
import type { Mixture } from "./types.ts";

/**
 * The Jacobian of the score of a mixture, the Hessian of its log-density.
 *
 * J(x) = sum_k r_k ((p_k - p)(p_k - p)^T - C_k^-1) with the pulls p_k = C_k^-1 (x - m_k) and their mean
 * p = sum_k r_k p_k. Its trace is the divergence of the score; with E[x_0 | x_t] it obeys
 * Cov[x_0 | x_t] = noise^2 / signal^2 (I + noise^2 J).
 *
 * @param mixture - A mixture in d dimensions.
 * @param points - n points of d coordinates, one after the other.
 * @param options - See {@link FloorOptions}.
 * @returns Length n d d, one symmetric d x d matrix after the other, row-major.
 * @throws RangeError if a component is a point mass and there is no floor, a point is not finite, or
 * one is so far out that float64 cannot hold its log-density.
 * @see {@link https://doi.org/10.1198/jasa.2011.tm11181 | doi:10.1198/jasa.2011.tm11181}, section 2
 */
export function scoreJacobian(
  mixture: Mixture,
  points: ArrayLike<number>,
  options: FloorOptions = {},
): Float64Array<ArrayBuffer> {
  const here = evaluator("scoreJacobian", mixture, options);
  const { dimension: d, components, shares, pulls, visit } = here;
  const precisions = components.map(({ factor }) => inverse(factor, d));
  const mean = new Float64Array(d);
  const count = countPoints("scoreJacobian", points, d);
  const out = new Float64Array(count * d * d);
  for (let row = 0; row < count; row++) {
    if (visit(points, row * d) === -Infinity) throw tooFar("scoreJacobian", points[row * d]!);
    mean.fill(0);
    shares.forEach((share, k) => {
      for (let i = 0; i < d; i++) mean[i]! += share * pulls[k * d + i]!;
    });
    shares.forEach((share, k) => {
      for (let i = 0; i < d; i++) {
        for (let j = 0; j < d; j++) {
          const spread = (pulls[k * d + i]! - mean[i]!) * (pulls[k * d + j]! - mean[j]!);
          out[(row * d + i) * d + j]! += share * (spread - precisions[k]![i * d + j]!);
        }
      }
    });
  }
  return out;
}
