import { countPoints, evaluator } from "./evaluator.ts";
import type { FloorOptions } from "./floor.ts";
import type { Mixture } from "./types.ts";

/**
 * The logarithm of the density of a mixture, in nats.
 *
 * ln q(x) = logsumexp_k(ln w_k + ln N(x; m_k, C_k)): far out it stays finite where the density
 * itself underflows to 0.
 *
 * @param mixture - A mixture in d dimensions whose components have positive definite covariances.
 * @param points - n points of d coordinates, one after the other.
 * @param options - See {@link FloorOptions}.
 * @returns Length n.
 * @throws RangeError if a component is a point mass (it has no density) and there is no floor, or a point is not finite.
 */
export function logDensity(
  mixture: Mixture,
  points: ArrayLike<number>,
  options: FloorOptions = {},
): Float64Array<ArrayBuffer> {
  const { dimension, visit } = evaluator("logDensity", mixture, options);
  const out = new Float64Array(countPoints("logDensity", points, dimension));
  for (let i = 0; i < out.length; i++) out[i] = visit(points, i * dimension);
  return out;
}
