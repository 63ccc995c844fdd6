import { cos, sin } from "@inkwash/special";
import type { Rng, Stream } from "@inkwash/random";
import { checkCount, describe } from "./check.ts";
import type { Samples } from "./types.ts";

/**
 * Evenly spaced directions of the plane, (cos theta, sin theta) with theta = pi k / K.
 *
 * @param count - How many, K, a positive integer.
 * @returns Samples [K, 2] of unit vectors.
 * @throws RangeError if count is not a positive integer.
 */
export function evenDirections(count: number): Samples {
  checkCount("evenDirections", "count", count);
  const data = Float64Array.from({ length: 2 * count }, (_, i) => {
    const theta = (Math.PI * Math.trunc(i / 2)) / count;
    return i % 2 === 0 ? cos(theta) : sin(theta);
  });
  return { data, shape: [count, 2] };
}

/**
 * Directions drawn uniformly from the unit sphere: normals, divided by their length.
 *
 * @param count - How many, K, a positive integer.
 * @param dimension - Their dimension d, a positive integer.
 * @param rng - Where the normals come from; a Stream gives the same directions every time.
 * @returns Samples [K, d] of unit vectors.
 * @throws RangeError if count or dimension is not a positive integer.
 * @throws TypeError if rng is no Rng.
 */
export function randomDirections(count: number, dimension: number, rng: Rng): Samples {
  checkCount("randomDirections", "count", count);
  checkCount("randomDirections", "dimension", dimension);
  if (typeof rng?.fillNormal !== "function") {
    throw new TypeError(
      `randomDirections: rng must be an Rng, such as philox(1); got ${describe(rng)}`,
    );
  }
  const source = "fork" in rng ? (rng as Stream).fork("directions") : rng;
  const data = source.fillNormal(new Float64Array(count * dimension));
  for (let k = 0; k < count; k++) {
    const direction = data.subarray(k * dimension, (k + 1) * dimension);
    const length = Math.sqrt(direction.reduce((sum, v) => sum + v * v, 0));
    if (length === 0) throw new RangeError("randomDirections: rng gave only zeros");
    direction.forEach((v, j) => (direction[j] = v / length));
  }
  return { data, shape: [count, dimension] };
}
