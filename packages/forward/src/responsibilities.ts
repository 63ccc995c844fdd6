import { countPoints, evaluator } from "./evaluator.ts";
import type { FloorOptions } from "./floor.ts";
import { tooFar } from "./score.ts";
import type { Mixture } from "./types.ts";

/**
 * Which component a point comes from, in probabilities.
 *
 * r_k(x) = w_k N(x; m_k, C_k) / q(x), for every point and component. Of a noised mixture,
 * `marginal(mixture, at)`, it tells which part of the data a noisy state still remembers.
 *
 * @param mixture - A mixture of K components in d dimensions.
 * @param points - n points of d coordinates, one after the other.
 * @param options - See {@link FloorOptions}.
 * @returns Length n K, row by row, each row in [0, 1] with sum 1; 0 for components of weight 0.
 * @throws RangeError if a component is a point mass and there is no floor, a point is not finite, or
 * one is so far out that float64 cannot hold its log-density.
 */
export function responsibilities(
  mixture: Mixture,
  points: ArrayLike<number>,
  options: FloorOptions = {},
): Float64Array<ArrayBuffer> {
  const { dimension, components, shares, visit } = evaluator("responsibilities", mixture, options);
  const columns = mixture.weights.length;
  const out = new Float64Array(countPoints("responsibilities", points, dimension) * columns);
  for (let row = 0; row * columns < out.length; row++) {
    const offset = row * dimension;
    if (visit(points, offset) === -Infinity) throw tooFar("responsibilities", points[offset]!);
    components.forEach(({ index }, k) => (out[row * columns + index] = shares[k]!));
  }
  return out;
}
