import { checkCount, checkNumbers, checkWeights, describe } from "./check.ts";
import { binCount, type BinRule } from "./descriptive/bin-rules.ts";
import {
  countByPlace,
  doubles,
  type EvenCells,
  evenCells,
  evenEdges,
  evenly,
  findByEdges,
  findByPlace,
} from "./descriptive/cells.ts";

/** Counts of numbers in bins. */
export interface Histogram {
  /** The borders of the bins, ascending; one more than there are bins. */
  readonly edges: readonly number[];
  /** How many numbers lie in each bin, or their weight: [edge, next edge), the last one closed. */
  readonly counts: readonly number[];
  /** counts / (counted * width), so that the bars have area 1; all 0 where nothing was counted. */
  readonly density: readonly number[];
  /** How many numbers lie in no bin, or their weight. */
  readonly outside: number;
}

/** What {@link histogram} is told. */
export interface HistogramOptions {
  /**
   * How many bins of equal width; or a rule that finds out, without weights; or the edges
   * themselves, strictly ascending. @defaultValue 10
   */
  readonly bins?: number | BinRule | ArrayLike<number> | undefined;
  /**
   * The lowest and highest edge of equal bins. @defaultValue the extremes of the values, or half a
   * unit to each side where all are equal
   */
  readonly range?: readonly [number, number] | undefined;
  /** A weight for each value, finite and >= 0. @defaultValue 1 each */
  readonly weights?: ArrayLike<number> | undefined;
}

/** The extremes of values, set apart where they are equal; refuses what has none. */
export function extremes(name: string, values: Float64Array): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(low > -Infinity && high < Infinity)) {
    throw new RangeError(
      `${name}: without a range, values must be finite and at least one; ` +
        `got extremes ${low} and ${high}`,
    );
  }
  return low < high ? [low, high] : [low - 0.5, high + 0.5];
}

/** Edges, and the quick way from a number to its bin where they are even. */
interface Bins {
  readonly edges: Float64Array;
  readonly even: EvenCells | undefined;
}

/** Equal bins: their edges, and the bins of values as NumPy finds them. */
function equalBins(
  x: Float64Array,
  bins: number | BinRule,
  range: readonly [number, number] | undefined,
  single: boolean,
): Bins {
  if (typeof bins === "number") checkCount("histogram", "bins", bins);
  const [low, high] = range ?? extremes("histogram", x);
  if (!(low < high && high - low < Infinity)) {
    throw new RangeError(`histogram: range must be finite and ascending; got ${describe(range)}`);
  }
  if (typeof bins !== "number") checkNumbers("histogram", "values", x);
  const count = typeof bins === "number" ? bins : binCount(x, bins, [low, high]);
  const edges = evenEdges(low, high, count, single);
  if (edges.some((e, i) => e <= edges[i - 1]!)) {
    throw new RangeError(
      `histogram: ${count} bins are too many between ${low} and ${high}: their edges coincide`,
    );
  }
  const span = single && range === undefined ? Math.fround(high - low) : high - low;
  return { edges, even: evenCells(edges, [low, span], single) };
}

function givenBins(bins: ArrayLike<number>): Bins {
  const edges = Float64Array.from(bins);
  const last = edges.length - 1;
  if (!(last >= 1 && edges.every((e, i) => i === 0 || e > edges[i - 1]!))) {
    throw new RangeError(
      `histogram: edges must be at least 2, finite and ascending; got ${describe([...edges])}`,
    );
  }
  if (!(edges[last]! - edges[0]! < Infinity)) {
    throw new RangeError(
      `histogram: edges must be finite and so must be what they span; got ${edges[0]} to ${edges[last]}`,
    );
  }
  return { edges, even: evenly(edges) };
}

/** What lies in each bin and in none. */
type Found = Pick<Histogram, "outside"> & { readonly counts: number[] };

function counted(x: Float64Array, { edges, even }: Bins): Found {
  if (!even || even.single) return weighed(x, { edges, even }, undefined);
  const counts = [...countByPlace(x, even)];
  const outside = counts.reduce((rest, count) => rest - count, x.length);
  if (outside > 0) checkNumbers("histogram", "values", x);
  return { counts, outside };
}

function weighed(
  x: Float64Array,
  { edges, even }: Bins,
  weights: ArrayLike<number> | undefined,
): Found {
  checkNumbers("histogram", "values", x);
  const cells = (even ? findByPlace(even) : findByEdges(edges))(x);
  const counts: number[] = Array(edges.length - 1).fill(0);
  let outside = 0;
  for (let i = 0; i < x.length; i++) {
    const weight = weights === undefined ? 1 : weights[i]!;
    const bin = cells[i]!;
    if (bin < 0) outside += weight;
    else counts[bin]! += weight;
  }
  return { counts, outside };
}

/**
 * How many values fall into each bin, by NumPy's rules.
 *
 * Bins are half open, [a, b), but the last one is closed. Values beyond the edges are counted in
 * `outside` only, and `density` divides by the counted ones. Equal bins of a Float32Array have
 * float32 edges and are found in float32, as NumPy 1.24 does it.
 *
 * Rules: "sturges" log2 n + 1 bins; "scott" of width (24 sqrt(pi) / n)^(1/3) deviations;
 * "freedman-diaconis" of width 2 (quartile range) / n^(1/3); "auto" the narrower of that and
 * "sturges"; "knuth" the most probable number of equal bins, of up to 500.
 *
 * @param values - Numbers; infinite ones only with given edges or range.
 * @param options - See {@link HistogramOptions}.
 * @returns A plain record.
 * @throws RangeError if a value is NaN, or bins, edges, range or weights are out of order.
 * @throws TypeError if edges and range, or a rule and weights, are both given.
 * @see {@link https://arxiv.org/abs/physics/0605197 | arXiv:physics/0605197}, eq. 31, for "knuth"
 * @example
 * ```ts
 * import { histogram } from "@inkwash/stats";
 *
 * const { edges, counts } = histogram([0, 1, 1, 2, 4], { bins: 4 });
 * console.log(edges.join(" "), "|", counts.join(" ")); //=> 0 1 2 3 4 | 1 2 1 1
 * ```
 */
export function histogram(values: ArrayLike<number>, options: HistogramOptions = {}): Histogram {
  const { bins = 10, range, weights } = options;
  if (weights !== undefined) {
    checkWeights("histogram", weights, values.length);
    if (typeof bins === "string") {
      throw new TypeError("histogram: rules for bins know no weights; give their number or edges");
    }
  }
  const x = doubles(values);
  const equal = typeof bins === "number" || typeof bins === "string";
  if (!equal && range !== undefined) {
    throw new TypeError("histogram: range is for a number of bins; leave it out beside edges");
  }
  const single = values instanceof Float32Array;
  const bars = equal ? equalBins(x, bins, range, single) : givenBins(bins);
  const { counts, outside } = weights ? weighed(x, bars, weights) : counted(x, bars);
  const { edges } = bars;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const density = counts.map((count, k) => count / (edges[k + 1]! - edges[k]!) / (total || 1));
  return { edges: [...edges], counts, density, outside };
}
