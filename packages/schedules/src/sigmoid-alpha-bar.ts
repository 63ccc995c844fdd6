import { expm1 } from "@inkwash/special";
import { checkFinite, checkPositive, checkSteps, checkUnit } from "./check.ts";
import { fromBeta } from "./from-beta.ts";
import { logistic } from "./logistic.ts";
import type { Schedule } from "./types.ts";

/** Options of {@link sigmoidAlphaBar}. */
export interface SigmoidAlphaBarOptions {
  /**
   * Where the curve is entered, a finite number < `end`.
   * @defaultValue -3
   */
  readonly start?: number | undefined;
  /**
   * Where the curve is left, a finite number > `start`.
   * @defaultValue 3
   */
  readonly end?: number | undefined;
  /**
   * The temperature tau > 0 that `start` and `end` are divided by: the smaller, the steeper the
   * middle.
   * @defaultValue 1
   */
  readonly tau?: number | undefined;
  /**
   * No beta is larger than this, in [0, 1]; with 1 nothing at all is left of the data at the end.
   * @defaultValue 0.999
   */
  readonly maxBeta?: number | undefined;
}

/**
 * Sigmoid schedule of Jabri et al.: alphaBar follows a logistic curve, with a temperature.
 *
 * alphaBar(u) = (S(end / tau) - S(x)) / (S(end / tau) - S(start / tau)), S the logistic function and
 * x = (start + u (end - start)) / tau; beta_t = min(1 - alphaBar((t + 1) / T) / alphaBar(t / T),
 * maxBeta). With the places x and y of t / T and (t + 1) / T this is
 * (1 - exp(x - y)) S(y) / ((1 - exp(x - end / tau)) S(end / tau)), where nothing cancels.
 * The `sigmoid_beta_schedule` of lucidrains' denoising-diffusion-pytorch.
 *
 * @param steps - Number of steps T, an integer in [1, 2^24].
 * @param options - See {@link SigmoidAlphaBarOptions}.
 * @throws RangeError if `steps`, `start`, `end`, `tau` or `maxBeta` is out of range.
 * @see {@link https://arxiv.org/abs/2212.11972 | arXiv:2212.11972}, section 4 and
 * {@link https://arxiv.org/abs/2301.10972 | arXiv:2301.10972}, algorithm 1
 */
export function sigmoidAlphaBar(steps: number, options: SigmoidAlphaBarOptions = {}): Schedule {
  const { start = -3, end = 3, tau = 1, maxBeta = 0.999 } = options;
  checkSteps("sigmoidAlphaBar", steps);
  checkFinite("sigmoidAlphaBar", "start", start);
  if (!(end > start && end < Infinity)) {
    throw new RangeError(`sigmoidAlphaBar: end must be a finite number > start; got ${end}`);
  }
  checkPositive("sigmoidAlphaBar", "tau", tau);
  checkUnit("sigmoidAlphaBar", "maxBeta", maxBeta);
  const range = (end - start) / tau;
  const last = logistic(end / tau);
  const beta = Float64Array.from({ length: steps }, (_, t) => {
    const left = steps - t;
    const after = (end * (t + 1) + start * (left - 1)) / steps / tau;
    const share =
      (expm1(-range / steps) * logistic(after)) / (expm1((-range * left) / steps) * last);
    return Math.min(left === 1 ? 1 : share, maxBeta);
  });
  return fromBeta(beta, { name: "sigmoid-alpha-bar" });
}
