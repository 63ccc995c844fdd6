import { pow } from "@inkwash/special";
import { checkWeights, finiteCopy } from "./check.ts";
import { sortNumbers } from "./descriptive/sort-numbers.ts";
import { powerOf, quantileCost } from "./quantile-cost.ts";
import { weightedCost } from "./weighted-cost.ts";

/** What {@link wasserstein} is told. */
export interface WassersteinOptions {
  /** The order, in [1, Infinity). @defaultValue 2 */
  readonly p?: number | undefined;
  /** What each number of x counts, finite, >= 0, somewhere positive. @defaultValue all the same */
  readonly weightsX?: ArrayLike<number> | undefined;
  /** What each number of y counts, as for x. @defaultValue all the same */
  readonly weightsY?: ArrayLike<number> | undefined;
}

/** Refuses orders that are not in [1, Infinity). */
export function checkOrder(name: string, p: number): void {
  if (!(p >= 1 && p < Infinity)) {
    throw new RangeError(`${name}: p must be in [1, Infinity); got ${p}`);
  }
}

/** x^(1/p), by a square root where p is 2. */
export function rootOf(x: number, p: number): number {
  if (p === 1) return x;
  return p === 2 ? Math.sqrt(x) : pow(x, 1 / p);
}

/**
 * The exact Wasserstein distance of two lists of numbers, of any lengths.
 *
 * (integral over u in [0, 1] of |F^-1(u) - G^-1(u)|^p)^(1/p), with the empirical quantile functions.
 *
 * @param x - At least one number, all finite.
 * @param y - At least one number, all finite.
 * @param options - See {@link WassersteinOptions}.
 * @returns The distance, in [0, Infinity), in the units of the numbers.
 * @throws TypeError if a list is empty or has not as many weights; RangeError if a number is not finite, p not in [1, Infinity) or
 *   a weight out of range.
 */
export function wasserstein(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: WassersteinOptions = {},
): number {
  const name = "wasserstein";
  const { p = 2, weightsX, weightsY } = options;
  checkOrder(name, p);
  const [left, right] = [finiteCopy(name, "x", x), finiteCopy(name, "y", y)];
  if (weightsX === undefined && weightsY === undefined) {
    return rootOf(quantileCost(sortNumbers(left), sortNumbers(right), powerOf(p)), p);
  }
  if (weightsX !== undefined) checkWeights(name, weightsX, left.length);
  if (weightsY !== undefined) checkWeights(name, weightsY, right.length);
  return rootOf(weightedCost(left, right, weightsX, weightsY, powerOf(p)), p);
}
