import { exp } from "@inkwash/special";
import { countPoints, evaluator } from "./evaluator.ts";
import type { FloorOptions } from "./floor.ts";
import type { Mixture } from "./types.ts";

/**
 * The density of a mixture.
 *
 * q(x) = sum_k w_k N(x; m_k, C_k) >= 0, in 1 / unit^d.
 *
 * @param mixture - A mixture in d dimensions whose components have positive definite covariances.
 * @param points - n points of d coordinates, one after the other.
 * @param options - See {@link FloorOptions}.
 * @returns Length n.
 * @throws RangeError if a component is a point mass (it has no density) and there is no floor, or a point is not finite.
 */
export function density(
  mixture: Mixture,
  points: ArrayLike<number>,
  options: FloorOptions = {},
): Float64Array<ArrayBuffer> {
  const { dimension, visit } = evaluator("density", mixture, options);
  const out = new Float64Array(countPoints("density", points, dimension));
  for (let i = 0; i < out.length; i++) out[i] = exp(visit(points, i * dimension));
  return out;
}
