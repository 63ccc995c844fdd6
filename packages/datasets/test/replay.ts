import type { Rng } from "@inkwash/random";

/** Numbers recorded elsewhere, as an Rng: each fill takes the next ones of its kind. */
export function replay(record: { uniforms?: number[]; normals?: number[]; words?: number[] }): Rng {
  const taken = { uniforms: 0, normals: 0, words: 0 };
  const next = (kind: keyof typeof taken): number => {
    const value = record[kind]?.[taken[kind]++];
    if (value === undefined) throw new Error(`the record has no more ${kind}`);
    return value;
  };
  return {
    nextUint32: () => next("words"),
    fillUniform: (out) => (out.forEach((_, i) => (out[i] = next("uniforms"))), out),
    fillNormal: (out) => (out.forEach((_, i) => (out[i] = next("normals"))), out),
  };
}

/** sqrt(n) times the largest gap between the values' distribution and `cdf`; 1.95 is p = 0.001. */
export function kolmogorov(values: ArrayLike<number>, cdf: (x: number) => number): number {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const gaps = sorted.map((x, i) => Math.max((i + 1) / n - cdf(x), cdf(x) - i / n));
  return Math.sqrt(n) * Math.max(...gaps);
}

/** Column j of row-major data with d columns. */
export function column(data: ArrayLike<number>, d: number, j: number): Float64Array {
  return Float64Array.from({ length: data.length / d }, (_, i) => data[i * d + j]!);
}

/**
 * Pearson's statistic of counts against probabilities, in deviations of its law: above 4 is p < 0.001
 * for any number of cells.
 */
export function pearson(counts: readonly number[], probabilities: readonly number[]): number {
  const n = counts.reduce((sum, c) => sum + c, 0);
  const square = counts.reduce((sum, count, k) => {
    const expected = n * probabilities[k]!;
    return expected > 0
      ? sum + (count - expected) ** 2 / expected
      : sum + (count > 0 ? Infinity : 0);
  }, 0);
  const freedom = probabilities.filter((p) => p > 0).length - 1;
  return (square - freedom) / Math.sqrt(2 * freedom);
}

/** How often each of 0 to cells - 1 occurs. */
export function tally(values: Iterable<number>, cells: number): number[] {
  const counts = Array.from({ length: cells }, () => 0);
  for (const k of values) counts[k]!++;
  return counts;
}
