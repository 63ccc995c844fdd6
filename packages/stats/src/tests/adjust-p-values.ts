/** How p-values of many tests are corrected. */
export type Correction = "bonferroni" | "holm" | "benjamini-hochberg" | "benjamini-yekutieli";

/**
 * The p-values of many tests, corrected for their number.
 *
 * "bonferroni" (m p) and "holm" (the same, stepping down) keep the chance of any false rejection at
 * the level; "benjamini-hochberg" keeps the share of false ones among the rejected, for independent or
 * positively dependent tests, and "benjamini-yekutieli" for any.
 *
 * @param pValues - m numbers in [0, 1].
 * @param method - Which correction. @defaultValue "holm"
 * @returns The corrected p-values in the order given, in [0, 1].
 * @throws RangeError if one is no probability or the method is unknown.
 * @see {@link https://doi.org/10.1111/j.2517-6161.1995.tb02031.x | Benjamini & Hochberg (1995)}
 * @example
 * ```ts
 * import { adjustPValues } from "@inkwash/stats";
 *
 * console.log(adjustPValues([0.01, 0.04, 0.03]).join(" ")); //=> 0.03 0.06 0.06
 * ```
 */
export function adjustPValues(pValues: ArrayLike<number>, method: Correction = "holm"): number[] {
  const p = Array.from(pValues);
  const bad = p.findIndex((v) => !(v >= 0 && v <= 1));
  if (bad >= 0) {
    throw new RangeError(
      `adjustPValues: p-values must be in [0, 1]; got ${p[bad]} at index ${bad}`,
    );
  }
  const m = p.length;
  const order = p.map((_, i) => i).sort((i, j) => p[i]! - p[j]!);
  const out = [...p];
  if (method === "bonferroni") return p.map((v) => Math.min(1, m * v));
  if (method === "holm") {
    let largest = 0;
    order.forEach((i, rank) => {
      largest = Math.max(largest, Math.min(1, (m - rank) * p[i]!));
      out[i] = largest;
    });
    return out;
  }
  if (method !== "benjamini-hochberg" && method !== "benjamini-yekutieli") {
    throw new RangeError(`adjustPValues: unknown method; got ${String(method)}`);
  }
  let harmonic = 1;
  if (method === "benjamini-yekutieli") for (let k = 2; k <= m; k++) harmonic += 1 / k;
  let smallest = 1;
  for (let rank = m - 1; rank >= 0; rank--) {
    const i = order[rank]!;
    smallest = Math.min(smallest, (p[i]! * m * harmonic) / (rank + 1));
    out[i] = smallest;
  }
  return out;
}
