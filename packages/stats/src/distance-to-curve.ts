import { checkPair, finiteCopy } from "./check.ts";
import type { Samples } from "./types.ts";

/** A polyline, with what is asked of each piece over and over. */
interface Polyline {
  readonly corner: Float64Array;
  /** From each corner to the next, and 1 / its squared length (0 for a piece without length). */
  readonly along: Float64Array;
  readonly inverse: Float64Array;
  /** The length of the curve up to each corner. */
  readonly arc: Float64Array;
}

function polyline(curve: Samples, m: number, d: number): Polyline {
  const corner = finiteCopy("distanceToCurve", "curve", curve.data);
  const pieces = Math.max(1, m - 1);
  const along = new Float64Array(pieces * d);
  const inverse = new Float64Array(pieces);
  const arc = new Float64Array(pieces + 1);
  for (let k = 0; k < m - 1; k++) {
    let square = 0;
    for (let j = 0; j < d; j++) {
      const step = corner[(k + 1) * d + j]! - corner[k * d + j]!;
      along[k * d + j] = step;
      square += step * step;
    }
    inverse[k] = square > 0 ? 1 / square : 0;
    arc[k + 1] = arc[k]! + Math.sqrt(square);
  }
  return { corner, along, inverse, arc };
}

/** The distance from p to the piece between corners k and k + 1. */
function toPiece(p: Float64Array, line: Polyline, k: number): number {
  const { corner, along, inverse } = line;
  const d = p.length;
  let dot = 0;
  for (let j = 0; j < d; j++) dot += (p[j]! - corner[k * d + j]!) * along[k * d + j]!;
  const share = Math.min(1, Math.max(0, dot * inverse[k]!));
  let square = 0;
  for (let j = 0; j < d; j++) {
    const gap = p[j]! - corner[k * d + j]! - share * along[k * d + j]!;
    square += gap * gap;
  }
  return Math.sqrt(square);
}

/**
 * How far each sample lies from a curve, given as a polyline.
 *
 * min over the pieces [c_k, c_(k+1)] of the Euclidean distance to the piece (not only to its ends);
 * a curve of one point is that point. A piece that is too short a way along the curve to come
 * nearer than the best one so far is passed over, so most of them cost next to nothing.
 *
 * @param points - Samples [n, ...], finite.
 * @param curve - The polyline's corners in order, [m, ...] of the same dimension, finite.
 * @returns One distance per sample, in [0, Infinity).
 * @throws TypeError if shapes do not fit; RangeError if a number is not finite.
 */
export function distanceToCurve(points: Samples, curve: Samples): Float64Array<ArrayBuffer> {
  const { n, m, d } = checkPair("distanceToCurve", points, curve);
  const line = polyline(curve, m, d);
  const { arc } = line;
  const pieces = arc.length - 1;
  const p = new Float64Array(d);
  return Float64Array.from({ length: n }, (_, i) => {
    for (let j = 0; j < d; j++) p[j] = points.data[i * d + j]!;
    let nearest = Infinity;
    for (let k = 0; k < pieces;) {
      const distance = toPiece(p, line, k);
      if (!(distance >= nearest)) nearest = distance;
      // The whole piece is `distance` away, so the curve has this far to run before it is nearer.
      const reach = arc[k + 1]! + distance - nearest;
      do k += 1;
      while (k < pieces && arc[k + 1]! <= reach);
    }
    if (Number.isFinite(nearest)) return nearest;
    throw new RangeError(`distanceToCurve: points must be finite; sample ${i} is not`);
  });
}
