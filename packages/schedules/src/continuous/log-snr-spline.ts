import { checkFinite } from "../check.ts";
import { define } from "./define.ts";
import { preserving } from "./preserving.ts";
import type { ContinuousSchedule } from "./types.ts";

/** A point that a log-SNR goes through. */
export interface LogSnrPoint {
  /** The time, in [0, 1]. */
  readonly u: number;
  /** The log-SNR at that time, a finite number in nats. */
  readonly logSnr: number;
}

/**
 * The variance-preserving process whose log-SNR goes through your points and never rises.
 *
 * A cubic Hermite spline with the slopes of Fritsch and Carlson: the means of neighbouring secants,
 * shortened where (a, b), the slopes at the ends of a piece over its secant, would leave the disc
 * a^2 + b^2 <= 9 in which a cubic is monotone. The curve and its slope are continuous.
 *
 * @param points - At least two, `u` strictly rising from 0 to 1, `logSnr` strictly falling.
 * @throws RangeError if the points are too few or out of order.
 * @see F. N. Fritsch, R. E. Carlson, Monotone Piecewise Cubic Interpolation, SIAM J. Numer. Anal. 17
 * (1980), {@link https://doi.org/10.1137/0717021 | doi:10.1137/0717021}, section 4
 */
export function logSnrSpline(points: readonly LogSnrPoint[]): ContinuousSchedule {
  checkPoints(points);
  const own = points.map(({ u, logSnr }) => ({ u, logSnr }));
  const slopes = monotoneSlopes(own);
  const pieceAt = (before: (point: LogSnrPoint) => boolean): number => {
    let [low, high] = [0, own.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (before(own[middle]!)) low = middle;
      else high = middle;
    }
    return low;
  };
  const cubic = (i: number, u: number): { value: number; slope: number } => {
    const [p, q] = [own[i]!, own[i + 1]!];
    const width = q.u - p.u;
    const [s, r] = [(u - p.u) / width, (q.u - u) / width];
    const [a, b] = [slopes[i]! * width, slopes[i + 1]! * width];
    const rise = q.logSnr - p.logSnr;
    return {
      value:
        p.logSnr * r * r * (1 + 2 * s) + q.logSnr * s * s * (1 + 2 * r) + r * s * (a * r - b * s),
      slope: (6 * rise * s * r + a * r * (1 - 3 * s) + b * s * (1 - 3 * r)) / width,
    };
  };
  const at = (u: number): { value: number; slope: number } =>
    cubic(
      pieceAt((point) => point.u <= u),
      u,
    );
  const timeOf = (logSnr: number): number => {
    const i = pieceAt((point) => point.logSnr >= logSnr);
    let [low, high] = [own[i]!.u, own[i + 1]!.u];
    for (;;) {
      const middle = low + (high - low) / 2;
      if (middle === low || middle === high) return middle;
      const { value, slope } = cubic(i, middle);
      if (value >= logSnr) low = middle;
      else high = middle;
      // A step of Newton's method beside the bisection, as far as it stays between the two.
      const better = middle - (value - logSnr) / slope;
      if (!(better > low && better < high)) continue;
      if (cubic(i, better).value >= logSnr) low = better;
      else high = better;
    }
  };
  return define(
    "log-snr-spline",
    preserving({ logSnr: (u) => at(u).value, slope: (u) => at(u).slope, timeOf }),
  );
}

function checkPoints(points: readonly LogSnrPoint[]): void {
  if (points.length < 2 || points[0]!.u !== 0 || points.at(-1)!.u !== 1) {
    throw new RangeError(
      `logSnrSpline: points must be at least two, the first at u = 0 and the last at u = 1; ` +
        `got ${points.length} at ${points.map((point) => point.u).join(", ")}`,
    );
  }
  points.forEach(({ u, logSnr }, i) => {
    checkFinite("logSnrSpline", `points[${i}].logSnr`, logSnr);
    if (i > 0 && !(u > points[i - 1]!.u && logSnr < points[i - 1]!.logSnr)) {
      throw new RangeError(
        `logSnrSpline: u must rise and logSnr fall strictly; ` +
          `got (${u}, ${logSnr}) after (${points[i - 1]!.u}, ${points[i - 1]!.logSnr})`,
      );
    }
  });
}

function monotoneSlopes(points: readonly LogSnrPoint[]): Float64Array {
  const pieces = points.length - 1;
  const secant = Float64Array.from({ length: pieces }, (_, i) => {
    const [p, q] = [points[i]!, points[i + 1]!];
    return (q.logSnr - p.logSnr) / (q.u - p.u);
  });
  const slopes = Float64Array.from(points, (_, i) => {
    if (i === 0 || i === pieces) return secant[Math.min(i, pieces - 1)]!;
    return (secant[i - 1]! + secant[i]!) / 2;
  });
  secant.forEach((d, i) => {
    const [a, b] = [slopes[i]! / d, slopes[i + 1]! / d];
    const length = Math.sqrt(a * a + b * b);
    if (length <= 3) return;
    slopes[i] = (3 * a * d) / length;
    slopes[i + 1] = (3 * b * d) / length;
  });
  return slopes;
}
