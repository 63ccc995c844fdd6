import { exp } from "@inkwash/special";
import { checkPositive, checkSteps, checkUnit } from "./check.ts";
import { fromBeta } from "./from-beta.ts";
import { linspace } from "./linspace.ts";
import type { Schedule } from "./types.ts";

/** Options of {@link sigmoid}. */
export interface SigmoidOptions {
  /**
   * The lower asymptote of beta, in [0, 1]; the first step lies a little above it.
   * @defaultValue 1e-4
   */
  readonly start?: number | undefined;
  /**
   * The upper asymptote of beta, in [0, 1]; the last step lies a little below it.
   * @defaultValue 0.02
   */
  readonly end?: number | undefined;
  /**
   * The sigmoid is cut at -range and range, a number > 0: the larger, the steeper the middle.
   * @defaultValue 6
   */
  readonly range?: number | undefined;
}

/**
 * Sigmoid schedule: beta follows a logistic curve, flat at both ends.
 *
 * beta_t = start + (end - start) / (1 + exp(-x_t)), x = linspace(-range, range, T), as in diffusers.
 *
 * @param steps - Number of steps T, an integer in [1, 2^24].
 * @param options - See {@link SigmoidOptions}.
 * @throws RangeError if `steps`, `start`, `end` or `range` is out of range.
 * @see {@link https://arxiv.org/abs/2203.02923 | arXiv:2203.02923}
 */
export function sigmoid(steps: number, options: SigmoidOptions = {}): Schedule {
  const { start = 1e-4, end = 0.02, range = 6 } = options;
  checkSteps("sigmoid", steps);
  checkUnit("sigmoid", "start", start);
  checkUnit("sigmoid", "end", end);
  checkPositive("sigmoid", "range", range);
  const x = linspace(-range, range, steps);
  return fromBeta(
    x.map((value) => (end - start) / (1 + exp(-value)) + start),
    { name: "sigmoid" },
  );
}
