import { checkCount, checkNumbers, checkWeights } from "../check.ts";
import { doubles, evenEdges, findByEdges } from "../descriptive/cells.ts";
import { countWords } from "../descriptive/count-words.ts";
import { extremes } from "../histogram.ts";
import type { SparseCounts } from "./sparse-counts.ts";

/** Counts of points of the plane in a grid of cells. */
export interface Histogram2d {
  /** The borders in x, ascending, one more than there are cells across. */
  readonly xEdges: Float64Array;
  /** The borders in y. */
  readonly yEdges: Float64Array;
  /** How many points lie in each cell, or their weight, x first: cell (i, j) is counts[i * rows + j]. */
  readonly counts: Float64Array;
  /** How many points lie in no cell, or their weight. */
  readonly outside: number;
}

/** The same with the occupied cells only. */
export interface SparseHistogram2d extends SparseCounts {
  /** The numbers of the occupied cells, ascending: cell (i, j) is i * rows + j. */
  readonly cells: Uint32Array;
  /** How many points lie in each of them. */
  readonly counts: Float64Array;
  /** The borders in x, ascending, one more than there are cells across. */
  readonly xEdges: Float64Array;
  /** The borders in y. */
  readonly yEdges: Float64Array;
  /** How many points lie in no cell. */
  readonly outside: number;
}

/** What {@link sparseHistogram2d} is told. */
export interface SparseHistogram2dOptions {
  /** How many cells across and down, or one number for both. @defaultValue 10 */
  readonly bins?: number | readonly [number, number] | undefined;
  /** [[x lowest, x highest], [y lowest, y highest]]. @defaultValue the extremes of the points */
  readonly range?: readonly [readonly [number, number], readonly [number, number]] | undefined;
}

/** What {@link histogram2d} is told. */
export interface Histogram2dOptions extends SparseHistogram2dOptions {
  /** A weight for each point, finite and >= 0. @defaultValue 1 each */
  readonly weights?: ArrayLike<number> | undefined;
}

/** Edges of both axes, and every point's cell across and down; -1 outside. */
interface Grid {
  readonly xEdges: Float64Array;
  readonly yEdges: Float64Array;
  readonly across: Int32Array;
  readonly down: Int32Array;
}

function axisOf(
  name: string,
  x: Float64Array,
  bins: number,
  range: readonly [number, number] | undefined,
): Float64Array {
  checkCount(name, "bins", bins);
  const [low, high] = range ?? extremes(name, x);
  if (!(low < high && high - low < Infinity)) {
    throw new RangeError(`${name}: range must be finite and ascending; got ${low} to ${high}`);
  }
  const edges = evenEdges(low, high, bins);
  if (edges.some((e, i) => e <= edges[i - 1]!)) {
    throw new RangeError(
      `${name}: ${bins} bins are too many between ${low} and ${high}: their edges coincide`,
    );
  }
  return edges;
}

function gridOf(
  name: string,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { bins = 10, range }: SparseHistogram2dOptions,
): Grid {
  if (!(x?.length === y?.length && x.length >= 0)) {
    throw new TypeError(
      `${name}: x and y must have as many numbers; got ${x?.length} and ${y?.length}`,
    );
  }
  const [columns, rows] = typeof bins === "number" ? [bins, bins] : bins;
  const [left, right] = [doubles(x), doubles(y)];
  const xEdges = axisOf(name, left, columns, range?.[0]);
  const yEdges = axisOf(name, right, rows, range?.[1]);
  return {
    xEdges,
    yEdges,
    across: cellsOf(name, left, xEdges),
    down: cellsOf(name, right, yEdges),
  };
}

/** The cell of every coordinate; those in none are looked at, for one may be NaN. */
function cellsOf(name: string, values: Float64Array, edges: Float64Array): Int32Array {
  const cells = findByEdges(edges)(values);
  if (cells.includes(-1)) checkNumbers(name, "points", values);
  return cells;
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
 * @throws RangeError if a number is NaN, or bins, range or weights are out of order.
 */
export function histogram2d(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: Histogram2dOptions = {},
): Histogram2d {
  const { weights } = options;
  const { xEdges, yEdges, across, down } = gridOf("histogram2d", x, y, options);
  if (weights !== undefined) checkWeights("histogram2d", weights, x.length);
  const rows = yEdges.length - 1;
  const counts = new Float64Array((xEdges.length - 1) * rows);
  let outside = 0;
  for (let k = 0; k < x.length; k++) {
    const weight = weights === undefined ? 1 : weights[k]!;
    const i = across[k]!;
    const j = down[k]!;
    if (i < 0 || j < 0) outside += weight;
    else counts[i * rows + j]! += weight;
  }
  return { xEdges, yEdges, counts, outside };
}

/**
 * The same as {@link histogram2d}, of the occupied cells only.
 *
 * O(n) memory whatever the number of cells, for grids with more cells than points, as tutorial 000
 * has them: `entropy` and `klDivergence` take the result as it is, with the same numbers.
 *
 * @param x - First coordinates.
 * @param y - Second coordinates, as many.
 * @param options - See {@link SparseHistogram2dOptions}; fewer than 2^32 cells.
 * @returns Typed arrays, cells ascending.
 * @throws TypeError and RangeError as `histogram2d`.
 * @example
 * ```ts
 * import { entropy, sparseHistogram2d } from "@inkwash/stats";
 *
 * const found = sparseHistogram2d([0, 1, 1], [0, 1, 1], { bins: 1000 });
 * console.log(found.cells.join(" "), "|", found.counts.join(" ")); //=> 0 999999 | 1 2
 * console.log(entropy(found).value.toFixed(4)); //=> 0.6365
 * ```
 */
export function sparseHistogram2d(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: SparseHistogram2dOptions = {},
): SparseHistogram2d {
  const name = "sparseHistogram2d";
  const { xEdges, yEdges, across, down } = gridOf(name, x, y, options);
  const rows = yEdges.length - 1;
  const size = (xEdges.length - 1) * rows;
  if (size >= 2 ** 32) throw new RangeError(`${name}: fewer than 2^32 cells; got ${size}`);
  const visited = new Uint32Array(x.length);
  let inside = 0;
  for (let k = 0; k < x.length; k++) {
    const i = across[k]!;
    const j = down[k]!;
    if (i >= 0 && j >= 0) visited[inside++] = i * rows + j;
  }
  const { words: cells, counts } = countWords(visited.subarray(0, inside));
  return { xEdges, yEdges, cells, counts, size, outside: x.length - inside };
}
