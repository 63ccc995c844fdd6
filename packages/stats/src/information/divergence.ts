import { log } from "@inkwash/special";
import { checkCounts, type Estimate, saturation } from "./estimate.ts";
import { prepare, type PreparedMasses } from "./prepare-masses.ts";
import { listed, type SparseCounts } from "./sparse-counts.ts";

/** Four divergences of two laws over the same cells. */
export interface Divergences {
  /** sum p ln(p / q), nats; Infinity where q has no mass and p has. */
  readonly kl: number;
  /** Jensen-Shannon: the mean KL to (p + q) / 2, in [0, ln 2]. */
  readonly jensenShannon: number;
  /** Hellinger distance sqrt(1 - sum sqrt(p q)), in [0, 1]. */
  readonly hellinger: number;
  /** Total variation sum |p - q| / 2, in [0, 1]. */
  readonly totalVariation: number;
}

/** The total of masses; refuses what are none. */
function totalOf(name: string, masses: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < masses.length; i++) {
    if (!(masses[i]! >= 0)) {
      throw new RangeError(`${name}: masses must be >= 0; got ${masses[i]} at index ${i}`);
    }
    sum += masses[i]!;
  }
  if (!(sum > 0 && sum < Infinity))
    throw new RangeError(`${name}: masses must have a finite sum > 0; got ${sum}`);
  return sum;
}

function checkCells(name: string, p: ArrayLike<number>, q: ArrayLike<number>): void {
  if (!(p?.length > 0 && p.length === q?.length)) {
    throw new TypeError(`${name}: both need as many cells; got ${p?.length} and ${q?.length}`);
  }
}

/**
 * Kullback-Leibler, Jensen-Shannon, Hellinger and total variation of two laws over the same cells.
 *
 * Of counts these are plug-ins: two histograms of the same law are never at 0. For counts against a
 * known law {@link klDivergence} says how far.
 *
 * @param p - Masses or counts >= 0, made to sum to 1.
 * @param q - As many.
 * @returns A plain record.
 * @throws TypeError if there are not as many cells; RangeError if a mass is negative or all are 0.
 */
export function divergences(p: ArrayLike<number>, q: ArrayLike<number>): Divergences {
  const name = "divergences";
  checkCells(name, p, q);
  const [totalP, totalQ] = [totalOf(name, p), totalOf(name, q)];
  let kl = 0;
  let jensenShannon = 0;
  let affinity = 0;
  let variation = 0;
  for (let i = 0; i < p.length; i++) {
    const [a, b] = [p[i]! / totalP, q[i]! / totalQ];
    const middle = (a + b) / 2;
    if (a > 0) {
      kl += b > 0 ? a * log(a / b) : Infinity;
      jensenShannon += (a * log(a / middle)) / 2;
    }
    if (b > 0) jensenShannon += (b * log(b / middle)) / 2;
    affinity += (Math.sqrt(a) - Math.sqrt(b)) ** 2;
    variation += Math.abs(a - b);
  }
  return {
    kl: Math.max(0, kl),
    jensenShannon: Math.max(0, jensenShannon),
    hellinger: Math.sqrt(affinity / 2),
    totalVariation: Math.min(1, variation / 2),
  };
}

/**
 * The Kullback-Leibler divergence of counted values from a known law over the same cells.
 *
 * sum p ln(p / q) with p = count / n. Under q itself it is too large by about (cells - 1) / (2 n), and
 * with more cells than values it cannot come below -ln(mass of the n heaviest cells), which is what it
 * then shows whatever the law: 6.64 bits for 10,000 values in 1,000,000 equal cells.
 *
 * @param counts - Whole numbers >= 0, one per cell, or those of the occupied cells.
 * @param masses - The law's mass in each cell, summing to 1, such as `cellMasses` gives; for many
 *   histograms, what `prepareMasses` makes of them.
 * @returns Nats, with bias under the law and bounds.
 * @throws TypeError if there are not as many cells or no values; RangeError if counts are not whole or
 *   masses do not sum to 1 within 1e-6.
 * @example
 * ```ts
 * import { klDivergence } from "@inkwash/stats";
 *
 * const cells = 1_000_000;
 * const counts = new Float64Array(cells).fill(1, 0, 10_000);
 * const { value, bounds, warning } = klDivergence(counts, new Float64Array(cells).fill(1 / cells));
 * console.log((value / Math.LN2).toFixed(3), (bounds[0] / Math.LN2).toFixed(3)); //=> 6.644 6.644
 * console.log(warning?.slice(0, 9)); //=> saturated
 * ```
 */
export function klDivergence(
  counts: ArrayLike<number> | SparseCounts,
  masses: ArrayLike<number> | PreparedMasses,
): Estimate {
  const name = "klDivergence";
  const { size: cells, list, cells: places } = listed(counts);
  const { n } = checkCounts(name, list);
  const law = "heaviest" in masses ? masses : prepare(name, masses);
  if (cells !== law.masses.length) {
    throw new TypeError(`${name}: both need as many cells; got ${cells} and ${law.masses.length}`);
  }
  let value = 0;
  for (let i = 0; i < list.length; i++) {
    const p = list[i]! / n;
    if (p === 0) continue;
    const q = law.masses[places === undefined ? i : places[i]!]!;
    value += q > 0 ? p * log(p / q) : Infinity;
  }
  return {
    value,
    bias: (cells - 1) / (2 * n),
    bounds: [Math.max(0, -log(law.heaviest(n))), -log(law.smallest)],
    method: "plug-in",
    n,
    ...saturation(cells, n),
  };
}
