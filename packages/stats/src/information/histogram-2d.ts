import { checkCount } from "../check.ts";

/** Counts of points of the plane in a grid of cells. */
export interface Histogram2d {
  /** The borders in x, ascending, one more than there are cells across. */
  readonly xEdges: Float64Array;
  /** The borders in y. */
  readonly yEdges: Float64Array;
  /** How many points lie in each cell, x first: cell (i, j) is counts[i * rows + j]. */
  readonly counts: Float64Array;
  /** How many points lie in no cell. */
  readonly outside: number;
}

/** What {@link histogram2d} is told. */
export interface Histogram2dOptions {
  /** How many cells across and down, or one number for both. @defaultValue 10 */
  readonly bins?: number | readonly [number, number] | undefined;
  /** [[x lowest, x highest], [y lowest, y highest]]. @defaultValue the extremes of the points */
  readonly range?: readonly [readonly [number, number], readonly [number, number]] | undefined;
}

/** NumPy's linspace: start + i * step, the last one set to stop. */
function evenEdges(start: number, stop: number, bins: number): Float64Array {
  const step = (stop - start) / bins;
  return Float64Array.from({ length: bins + 1 }, (_, i) => (i === bins ? stop : i * step + start));
}

function extremes(values: ArrayLike<number>): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    if (values[i]! < low) low = values[i]!;
    if (values[i]! > high) high = values[i]!;
  }
  return low < high ? [low, high] : [low - 0.5, high + 0.5];
}

/** The cell of x among even edges, by its place and then by the edges themselves; -1 outside. */
function cellOf(x: number, edges: Float64Array): number {
  const bins = edges.length - 1;
  const [low, high] = [edges[0]!, edges[bins]!];
  if (!(x >= low && x <= high)) return -1;
  let cell = Math.min(bins - 1, Math.floor(((x - low) / (high - low)) * bins));
  if (x < edges[cell]!) cell -= 1;
  else if (cell < bins - 1 && x >= edges[cell + 1]!) cell += 1;
  return cell;
}

/**
 * How many points of the plane fall into each cell of a grid, by NumPy's rules.
 *
 * Cells are half open in both coordinates, the last ones closed.
 *
 * @param x - First coordinates.
 * @param y - Second coordinates, as many.
 * @param options - See {@link Histogram2dOptions}.
 * @returns Typed arrays; `counts` as NumPy's `histogram2d` flattened.
 * @throws TypeError if the lists have different lengths.
 * @throws RangeError if a number is NaN, or bins or range are out of order.
 */
export function histogram2d(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: Histogram2dOptions = {},
): Histogram2d {
  const name = "histogram2d";
  const { bins = 10, range } = options;
  if (!(x?.length === y?.length && x.length >= 0)) {
    throw new TypeError(
      `${name}: x and y must have as many numbers; got ${x?.length} and ${y?.length}`,
    );
  }
  const [across, down] = typeof bins === "number" ? [bins, bins] : bins;
  checkCount(name, "bins", across);
  checkCount(name, "bins", down);
  const axis = (
    values: ArrayLike<number>,
    given: readonly [number, number] | undefined,
    count: number,
  ): Float64Array => {
    const [low, high] = given ?? extremes(values);
    if (!(low < high && high - low < Infinity)) {
      throw new RangeError(`${name}: range must be finite and ascending; got ${low} to ${high}`);
    }
    return evenEdges(low, high, count);
  };
  const xEdges = axis(x, range?.[0], across);
  const yEdges = axis(y, range?.[1], down);
  const counts = new Float64Array(across * down);
  let outside = 0;
  for (let k = 0; k < x.length; k++) {
    if (Number.isNaN(x[k]! + y[k]!) && (Number.isNaN(x[k]) || Number.isNaN(y[k]))) {
      throw new RangeError(`${name}: points must be numbers; got NaN at index ${k}`);
    }
    const [i, j] = [cellOf(x[k]!, xEdges), cellOf(y[k]!, yEdges)];
    if (i < 0 || j < 0) outside += 1;
    else counts[i * down + j]! += 1;
  }
  return { xEdges, yEdges, counts, outside };
}
