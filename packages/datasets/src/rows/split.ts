import { permutation, type Rng } from "@inkwash/random";
import { describe } from "../check.ts";
import { checkSamples } from "../check-samples.ts";
import { quantity } from "../draw.ts";
import { take } from "./take.ts";
import type { Samples } from "../types.ts";

/** What {@link split} is told. */
export interface SplitOptions {
  /** How many samples are held out, an integer in [1, n - 1]. */
  readonly holdout: number;
  /** Where the random order comes from; a Stream gives the same split every time. */
  readonly rng: Rng;
}

/**
 * Samples to learn from and samples to judge by, no sample in both.
 *
 * @param samples - Samples [n, ...] with n >= 2; labels go along.
 * @param options - See {@link SplitOptions}.
 * @returns `train` [n - holdout, ...] and `holdout` [holdout, ...], both in random order.
 * @throws TypeError if shape and data do not fit; RangeError if holdout is not in [1, n - 1].
 */
export function split<T extends Samples>(
  samples: T,
  options: SplitOptions,
): { readonly train: T; readonly holdout: T } {
  const { n } = checkSamples("split", samples);
  const { holdout, rng } = options;
  if (!(Number.isInteger(holdout) && holdout >= 1 && holdout < n)) {
    throw new RangeError(
      `split: holdout must be an integer in [1, ${n - 1}]; got ${describe(holdout)}`,
    );
  }
  const order = permutation(n, quantity(rng, "split"));
  return {
    train: take(samples, order.subarray(holdout)),
    holdout: take(samples, order.subarray(0, holdout)),
  };
}
