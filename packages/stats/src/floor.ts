import { checkCount } from "./check.ts";

/** What a distance reads between two sets of the same law. */
export interface Floor {
  /** The mean over the repeats. */
  readonly mean: number;
  /** The smallest. */
  readonly low: number;
  /** The largest. */
  readonly high: number;
  /** One number per repeat. */
  readonly values: readonly number[];
}

/** What {@link floor} is told. */
export interface FloorOptions {
  /** How often two fresh draws are compared, a positive integer. @defaultValue 5 */
  readonly repeats?: number | undefined;
}

/**
 * The floor of a distance: what it reads between two fresh draws of the data itself.
 *
 * Repeat r is distance(draw(2 r), draw(2 r + 1)). Samples whose distance to the data is about one
 * floor cannot be told from data by it.
 *
 * @param distance - Any number between two sets.
 * @param draw - A fresh set of the same size for every k = 0, 1, 2, ..., such as
 *   `(k) => swissRoll({ n, rng: rng.fork(k) })`.
 * @param options - See {@link FloorOptions}.
 * @returns A plain record.
 * @throws RangeError if repeats is not a positive integer or a distance is not finite.
 * @example
 * ```ts
 * import { philox } from "@inkwash/random";
 * import { floor, wasserstein } from "@inkwash/stats";
 *
 * const rng = philox(1);
 * const draw = (k: number) => rng.fork(k).fillNormal(new Float64Array(10_000));
 * const { mean, low, high } = floor((x, y) => wasserstein(x, y, { p: 1 }), draw);
 * console.log(low < mean && mean < high, mean < 0.05); //=> true true
 * ```
 */
export function floor<T>(
  distance: (x: T, y: T) => number,
  draw: (k: number) => T,
  options: FloorOptions = {},
): Floor {
  const { repeats = 5 } = options;
  checkCount("floor", "repeats", repeats);
  const values = Array.from({ length: repeats }, (_, r) => {
    const value = distance(draw(2 * r), draw(2 * r + 1));
    if (!Number.isFinite(value))
      throw new RangeError(`floor: distance must be finite; got ${value}`);
    return value;
  });
  const mean = values.reduce((sum, v) => sum + v / repeats, 0);
  return { mean, low: Math.min(...values), high: Math.max(...values), values };
}
