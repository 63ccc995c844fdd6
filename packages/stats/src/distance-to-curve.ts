import { checkPair, describe } from "./check.ts";
import type { Samples } from "./types.ts";

/**
 * How far each sample lies from a curve, given as a polyline.
 *
 * min over the pieces [c_k, c_(k+1)] of the Euclidean distance to the piece (not only to its ends);
 * a curve of one point is that point. O(n m d).
 *
 * @param points - Samples [n, ...], finite.
 * @param curve - The polyline's corners in order, [m, ...] of the same dimension, finite.
 * @returns One distance per sample, in [0, Infinity).
 * @throws TypeError if shapes do not fit; RangeError if a number is not finite.
 */
export function distanceToCurve(points: Samples, curve: Samples): Float64Array<ArrayBuffer> {
  const { n, m, d } = checkPair("distanceToCurve", points, curve);
  const x = points.data;
  const corner = Float64Array.from(curve.data);
  const pieces = Math.max(1, m - 1);
  const along = new Float64Array(pieces * d);
  const inverse = new Float64Array(pieces);
  for (let k = 0; k < m - 1; k++) {
    let square = 0;
    for (let j = 0; j < d; j++) {
      const step = corner[(k + 1) * d + j]! - corner[k * d + j]!;
      along[k * d + j] = step;
      square += step * step;
    }
    inverse[k] = square > 0 ? 1 / square : 0;
  }
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let nearest = Infinity;
    for (let k = 0; k < pieces; k++) {
      let dot = 0;
      for (let j = 0; j < d; j++) dot += (x[i * d + j]! - corner[k * d + j]!) * along[k * d + j]!;
      const share = Math.min(1, Math.max(0, dot * inverse[k]!));
      let square = 0;
      for (let j = 0; j < d; j++) {
        const gap = x[i * d + j]! - corner[k * d + j]! - share * along[k * d + j]!;
        square += gap * gap;
      }
      if (!(square >= nearest)) nearest = square;
    }
    if (!Number.isFinite(nearest)) {
      throw new RangeError(
        `distanceToCurve: points and curve must be finite; sample ${i} is ${describe(nearest)} away`,
      );
    }
    out[i] = Math.sqrt(nearest);
  }
  return out;
}
