import { checkCount, describe } from "./check.ts";

/** Counts of numbers in bins. */
export interface Histogram {
  /** The borders of the bins, ascending; one more than there are bins. */
  readonly edges: readonly number[];
  /** How many numbers lie in each bin: [edge, next edge), the last one closed. */
  readonly counts: readonly number[];
  /** counts / (counted * width), so that the bars have area 1; all 0 where nothing was counted. */
  readonly density: readonly number[];
  /** How many numbers lie in no bin. */
  readonly outside: number;
}

/** What {@link histogram} is told. */
export interface HistogramOptions {
  /** How many bins of equal width, or the edges themselves, strictly ascending. @defaultValue 10 */
  readonly bins?: number | ArrayLike<number> | undefined;
  /**
   * The lowest and highest edge of equal bins. @defaultValue the extremes of the values, or half a
   * unit to each side where all are equal
   */
  readonly range?: readonly [number, number] | undefined;
}

/** NumPy's linspace: start + i * step, the last one set to stop. */
function evenEdges(start: number, stop: number, bins: number): number[] {
  const step = (stop - start) / bins;
  return Array.from({ length: bins + 1 }, (_, i) => (i === bins ? stop : i * step + start));
}

function extremes(values: ArrayLike<number>): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  if (!(low > -Infinity && high < Infinity)) {
    throw new RangeError(
      "histogram: without a range, values must be finite and at least one; " +
        `got extremes ${low} and ${high}`,
    );
  }
  return low < high ? [low, high] : [low - 0.5, high + 0.5];
}

function edgesOf(values: ArrayLike<number>, options: HistogramOptions): number[] {
  const { bins = 10, range } = options;
  if (typeof bins === "number") {
    checkCount("histogram", "bins", bins);
    const [low, high] = range ?? extremes(values);
    if (!(low < high && high - low < Infinity)) {
      throw new RangeError(`histogram: range must be finite and ascending; got ${describe(range)}`);
    }
    return evenEdges(low, high, bins);
  }
  const edges = Array.from(bins);
  if (range !== undefined) {
    throw new TypeError("histogram: range is for a number of bins; leave it out beside edges");
  }
  if (!(edges.length >= 2 && edges.every((e, i) => Number.isFinite(e) && !(e <= edges[i - 1]!)))) {
    throw new RangeError(
      `histogram: edges must be at least 2, finite and ascending; got ${describe(edges)}`,
    );
  }
  return edges;
}

/** The bin of x between the first and last edge, by bisection. */
function binOf(x: number, edges: readonly number[]): number {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (x >= edges[middle]!) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * How many values fall into each bin, by NumPy's rules.
 *
 * Bins are half open, [a, b), but the last one is closed. Values beyond the edges are counted in
 * `outside` only, and `density` divides by the counted ones.
 *
 * @param values - Numbers; infinite ones only with given edges or range.
 * @param options - See {@link HistogramOptions}.
 * @returns A plain record.
 * @throws RangeError if a value is NaN, or bins, edges or range are out of order.
 * @throws TypeError if edges and range are both given.
 * @example
 * ```ts
 * import { histogram } from "@inkwash/stats";
 *
 * const { edges, counts } = histogram([0, 1, 1, 2, 4], { bins: 4 });
 * console.log(edges.join(" "), "|", counts.join(" ")); //=> 0 1 2 3 4 | 1 2 1 1
 * ```
 */
export function histogram(values: ArrayLike<number>, options: HistogramOptions = {}): Histogram {
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) {
      throw new RangeError(`histogram: values must be numbers; got NaN at index ${i}`);
    }
  }
  const edges = edgesOf(values, options);
  const bins = edges.length - 1;
  const counts = Array.from({ length: bins }, () => 0);
  let counted = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (!(x >= edges[0]! && x <= edges[bins]!)) continue;
    counts[binOf(x, edges)]! += 1;
    counted += 1;
  }
  const density = counts.map((count, k) => count / (edges[k + 1]! - edges[k]!) / (counted || 1));
  return { edges, counts, density, outside: values.length - counted };
}
