import { expm1, log, log1p } from "@inkwash/special";
import { checkCounts, type Estimate, saturation } from "./estimate.ts";
import { listed, type SparseCounts } from "./sparse-counts.ts";

/** What {@link entropy} is told. */
export interface EntropyOptions {
  /**
   * "plug-in" -sum p ln p with p = count / n, too small by about (occupied - 1) / (2 n); "miller-madow"
   * adds that back; "james-stein" shrinks p towards equal cells; "chao-shen" weighs each cell by its
   * chance of having been seen. @defaultValue "plug-in"
   */
  readonly method?: "plug-in" | "miller-madow" | "james-stein" | "chao-shen" | undefined;
}

/** Sum of f(p) over the occupied cells. */
function sumOver(counts: ArrayLike<number>, n: number, f: (p: number) => number): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) sum += f(counts[i]! / n);
  return sum;
}

/** Hausser and Strimmer's shrinkage towards equal cells. */
function shrunk(counts: ArrayLike<number>, cells: number, n: number, occupied: number): number {
  const target = 1 / cells;
  const squares = sumOver(counts, n, (p) => p * p);
  const gaps = sumOver(counts, n, (p) => (target - p) ** 2) + (cells - occupied) * target * target;
  const weight =
    n === 1 || gaps === 0 ? 1 : Math.min(1, Math.max(0, (1 - squares) / ((n - 1) * gaps)));
  const own = (p: number): number => {
    const q = weight * target + (1 - weight) * p;
    return -q * log(q);
  };
  const empty = weight === 0 ? 0 : (cells - occupied) * own(0);
  return sumOver(counts, n, own) + empty;
}

/** Chao and Shen's estimate; where every value is alone, as if one were not. */
function chaoShen(counts: ArrayLike<number>, n: number, single: number): number {
  const coverage = 1 - (single === n ? n - 1 : single) / n;
  return sumOver(counts, n, (p) => {
    const q = coverage * p;
    const seen = q < 1 ? -expm1(n * log1p(-q)) : 1;
    return (-q * log(q)) / seen;
  });
}

/**
 * The entropy of a law over cells, from counts.
 *
 * Cells that nobody visited count only where the method asks how many there are. No method can do
 * much where there are more cells than values: the result then carries a `warning`.
 *
 * @param counts - Whole numbers >= 0, one per cell, such as `histogram` or `histogram2d` gives, or those
 *   of the occupied cells, as `sparseHistogram2d` does.
 * @param options - See {@link EntropyOptions}.
 * @returns Nats, with bias and bounds; the plug-in cannot exceed ln n.
 * @throws TypeError if there are no values; RangeError if a count is no whole number.
 * @see {@link https://www.jmlr.org/papers/v10/hausser09a.html | Hausser & Strimmer (2009)}, for all four
 * @example
 * ```ts
 * import { entropy } from "@inkwash/stats";
 *
 * const counts = [4, 2, 1, 1, 0, 0, 0, 0, 0, 0];
 * const { value, bias, warning } = entropy(counts);
 * console.log((value / Math.LN2).toFixed(3), bias, warning?.slice(0, 32)); //=> 1.750 -0.1875 saturated: 10 cells for 8 values
 * ```
 */
export function entropy(
  counts: ArrayLike<number> | SparseCounts,
  options: EntropyOptions = {},
): Estimate {
  const { method = "plug-in" } = options;
  const { size: cells, list } = listed(counts);
  const { n, occupied, single } = checkCounts("entropy", list);
  const rest = { method, n, ...saturation(cells, n) };
  const highest = log(cells);
  const miller = (occupied - 1) / (2 * n);
  if (method === "james-stein") {
    return { value: shrunk(list, cells, n, occupied), bounds: [0, highest], ...rest };
  }
  if (method === "chao-shen") {
    return { value: chaoShen(list, n, single), bounds: [0, Infinity], ...rest };
  }
  const value = sumOver(list, n, (p) => -p * log(p));
  const most = Math.min(highest, log(n));
  if (method === "plug-in") return { value, bias: -miller, bounds: [0, most], ...rest };
  if (method !== "miller-madow") {
    throw new RangeError(`entropy: unknown method; got ${String(method)}`);
  }
  return {
    value: value + miller,
    bias: 0,
    bounds: [0, most + (Math.min(cells, n) - 1) / (2 * n)],
    ...rest,
  };
}
