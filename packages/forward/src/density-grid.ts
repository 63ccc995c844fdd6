import { exp } from "@inkwash/special";
import { evaluator } from "./evaluator.ts";
import type { FloorOptions } from "./floor.ts";
import type { Mixture } from "./types.ts";

/** Evenly spaced coordinates, both ends included. */
export interface GridAxis {
  /** The first coordinate. */
  readonly from: number;
  /** The last coordinate, > from. */
  readonly to: number;
  /** How many there are, an integer >= 2. */
  readonly count: number;
}

/** Options of {@link densityGrid}. */
export interface DensityGridOptions extends FloorOptions {
  /** Where to write, as many elements as the grid. A fresh array where absent. */
  readonly out?: Float64Array<ArrayBuffer> | undefined;
}

/** After so many multiplications the exponential is taken anew: 32^2 / 2 roundings are 1e-13. */
const RUN = 32;
/** A run that begins below is left out. */
const SMALLEST = 1e-300;

/**
 * The density of a mixture on a regular grid on the line or in the plane, as `density` but much faster.
 *
 * Along a row a Gaussian is a quotient of quotients: q(x + h) = q(x) r, r' = r e^(-h^2 P), so that a point
 * costs two multiplications instead of an exponential. It agrees with `density` to 1e-12 relative down
 * to 1e-100; densities below 1e-300 may be 0.
 *
 * @param mixture - A mixture in 1 or 2 dimensions whose components have positive definite covariances.
 * @param axes - One axis per dimension.
 * @param options - See {@link DensityGridOptions}.
 * @returns Length count on the line; in the plane element i_y count_x + i_x: rows of constant y.
 * @throws RangeError if the mixture has other dimensions than there are axes, a component is a point
 * mass and there is no floor, an axis is not finite and ascending, or `out` has another length.
 */
export function densityGrid(
  mixture: Mixture,
  axes: readonly [GridAxis] | readonly [GridAxis, GridAxis],
  options: DensityGridOptions = {},
): Float64Array<ArrayBuffer> {
  const { dimension: d, components } = evaluator("densityGrid", mixture, options);
  if (axes.length !== d) {
    throw new RangeError(
      `densityGrid: needs one axis per dimension, one or two of them; ` +
        `got ${axes.length} for a mixture in ${d}`,
    );
  }
  const [x, y] = axes;
  const xs = coordinates(x);
  const ys = y === undefined ? new Float64Array(1) : coordinates(y);
  const { out = new Float64Array(xs.length * ys.length) } = options;
  if (out.length !== xs.length * ys.length) {
    throw new RangeError(
      `densityGrid: out must hold ${xs.length * ys.length} numbers; got ${out.length}`,
    );
  }
  out.fill(0);
  const h = (x.to - x.from) / (x.count - 1);
  for (const { mean, factor, logScale } of components) {
    // The variances of y, and of x once y is known, from the Cholesky factor.
    const [xx, xy, yy] = d === 1 ? [factor[0]!, 0, 1] : [factor[0]!, factor[2]!, factor[3]!];
    const variance = xy * xy + yy * yy;
    const precision = variance / (xx * yy * (xx * yy));
    const bend = exp(-h * h * precision);
    for (let j = 0; j < ys.length; j++) {
      const dy = d === 1 ? 0 : ys[j]! - mean[1]!;
      const peak = mean[0]! + ((xx * xy) / variance) * dy;
      const bell = { peak, top: logScale - (dy * dy) / (2 * variance), precision, bend };
      const nearest = Math.round((peak - xs[0]!) / h);
      const middle = Math.min(Math.max(nearest, 0), xs.length - 1);
      addTail(bell, xs, h, middle, 1, out, j * xs.length);
      addTail(bell, xs, h, middle - 1, -1, out, j * xs.length);
    }
  }
  return out;
}

/** ln q = top - precision (x - peak)^2 / 2 along a row; bend = e^(-h^2 precision). */
interface Bell {
  readonly peak: number;
  readonly top: number;
  readonly precision: number;
  readonly bend: number;
}

/** Adds a bell to a row, from index `start` outwards, where every quotient is at most 1. */
function addTail(
  { peak, top, precision, bend }: Bell,
  xs: Float64Array,
  h: number,
  start: number,
  direction: 1 | -1,
  out: Float64Array,
  offset: number,
): void {
  const left = direction === 1 ? xs.length - start : start + 1;
  for (let done = 0; done < left; done += RUN) {
    const first = start + direction * done;
    const away = xs[first]! - peak;
    let bell = exp(top - (precision * away * away) / 2);
    if (bell < SMALLEST) return;
    let quotient = exp(-precision * h * (direction * away + h / 2));
    const end = first + direction * Math.min(RUN, left - done);
    for (let i = first; i !== end; i += direction) {
      out[offset + i]! += bell;
      bell *= quotient;
      quotient *= bend;
    }
  }
}

function coordinates({ from, to, count }: GridAxis): Float64Array {
  if (!(Number.isFinite(from) && Number.isFinite(to) && from < to)) {
    throw new RangeError(`densityGrid: an axis needs finite from < to; got ${from} and ${to}`);
  }
  if (!(Number.isInteger(count) && count >= 2)) {
    throw new RangeError(`densityGrid: the count of an axis must be an integer >= 2; got ${count}`);
  }
  const h = (to - from) / (count - 1);
  return Float64Array.from({ length: count }, (_, i) => (i === count - 1 ? to : from + i * h));
}
