import type { Rng } from "@inkwash/random";
import { checkChoice, describe, type Spacing } from "./check.ts";
import { isStream } from "./draw.ts";
import { shuffled } from "./shuffled.ts";

/** What the sets that scikit-learn spreads evenly over their parts are told. */
export interface SpacingOptions {
  /**
   * "random": every sample picks its part and its place by itself, so samples are independent and
   * sample i never depends on n. "even": scikit-learn's fixed numbers per part at fixed places,
   * shuffled; two such sets resemble each other more than independent draws do.
   * @defaultValue "random" from a Stream, "even" from a plain Rng (a replay) or where n is a list
   */
  readonly spacing?: Spacing | undefined;
  /** Whether evenly spaced samples are shuffled; otherwise part follows part. @defaultValue true */
  readonly shuffle?: boolean | undefined;
}

/** Checks n, a number or one per part, and `spacing`; says which spacing it is. */
export function spacingOf(
  name: string,
  n: number | readonly number[],
  spacing: Spacing | undefined,
  rng: Rng,
): Spacing {
  checkChoice(name, "spacing", spacing, ["random", "even"]);
  if (typeof n === "number") return spacing ?? (isStream(rng) ? "random" : "even");
  if (spacing === "random") {
    throw new RangeError(
      `${name}: n per part needs spacing "even"; got "random" with n ${describe(n)}`,
    );
  }
  return "even";
}

/** Refuses numbers of samples per part that are not counts, or give no sample at all. */
export function checkCounts(name: string, counts: readonly number[], parts?: number): void {
  const known = (c: number): boolean => Number.isSafeInteger(c) && c >= 0;
  if (
    !(Array.isArray(counts) && counts.length === (parts ?? counts.length) && counts.every(known))
  ) {
    throw new RangeError(
      `${name}: n must be a positive integer or a list of ${parts ?? "some"} integers in ` +
        `[0, Infinity), one per part; got ${describe(counts)}`,
    );
  }
}

/** Evenly spread samples: the part of each, and its place within that part. */
export function evenly(
  counts: readonly number[],
  shuffle: boolean,
  rng: Rng,
): { part: Float64Array; place: Float64Array; order: Uint32Array } {
  const n = counts.reduce((sum, c) => sum + c, 0);
  const order = shuffle ? shuffled(n, rng) : Uint32Array.from({ length: n }, (_, i) => i);
  const starts = counts.map((_, k) => counts.slice(0, k).reduce((sum, c) => sum + c, 0));
  const part = Float64Array.from(order, (i) =>
    starts.findLastIndex((s, k) => i >= s && counts[k]! > 0),
  );
  const place = part.map((k, i) => order[i]! - starts[k]!);
  return { part, place, order };
}
