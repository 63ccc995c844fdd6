import { checkCount, checkFinite, checkInterval, checkLength } from "./check.ts";

/** Counts between edges. */
export interface Histogram {
  /** The k + 1 borders of the bins, ascending. */
  readonly edges: ArrayLike<number>;
  /** What fell into each of the k bins, each >= 0. */
  readonly counts: ArrayLike<number>;
}

/** Counts of `values` in `bins` bins of equal width over [low, high]; the last bin includes `high`. */
export function histogramOf(
  who: string,
  values: ArrayLike<number>,
  bins: number,
  [low, high]: readonly [number, number],
): Histogram {
  checkCount(who, "bins", bins);
  checkInterval(who, "the range of the bins", [low, high]);
  const counts = new Float64Array(bins);
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) =>
    i === bins ? high : low + ((high - low) * i) / bins,
  );
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= low && value <= high)) continue;
    let bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
    if (value < edges[bin]!) bin--;
    else if (bin < bins - 1 && value >= edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  return { edges, counts };
}

/** Refuses edges that do not ascend and counts that are negative or not finite. */
export function checkHistogram(who: string, { edges, counts }: Histogram): void {
  checkLength(who, "edges", edges.length, counts.length + 1);
  checkFinite(who, "edges", edges);
  checkFinite(who, "counts", counts);
  for (let i = 0; i < counts.length; i++) {
    if (!(edges[i]! < edges[i + 1]!)) {
      throw new RangeError(`${who}: edges must ascend; got ${edges[i]} before ${edges[i + 1]}`);
    }
    if (counts[i]! < 0) {
      throw new RangeError(`${who}: counts must not be negative; got ${counts[i]} at index ${i}`);
    }
  }
}

/** The heights of the bars whose areas sum to count / total: an estimate of the density. */
export function densityOf({ edges, counts }: Histogram, total: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(counts, (count, i) =>
    total === 0 ? 0 : count / total / (edges[i + 1]! - edges[i]!),
  );
}
