import { checkSteps, checkUnit } from "./check.ts";
import { fromBeta } from "./from-beta.ts";
import { linspace } from "./linspace.ts";
import type { Schedule } from "./types.ts";

/** The two ends of a table of betas; the defaults are Stable Diffusion's, for 1000 steps. */
export interface ScaledLinearOptions {
  /**
   * beta of the first step, in [0, 1].
   * @defaultValue 0.00085
   */
  readonly start?: number | undefined;
  /**
   * beta of the last step, in [0, 1]. The larger, the less of the data is left at the end.
   * @defaultValue 0.012
   */
  readonly end?: number | undefined;
}

/**
 * Scaled linear schedule, also called quadratic: sqrt(beta) grows by equal amounts.
 *
 * beta_t = (sqrt(start) + t (sqrt(end) - sqrt(start)) / (T - 1))^2: slower than the linear schedule
 * at first. diffusers calls it `scaled_linear`, DDIM's code `quad`.
 *
 * @param steps - Number of steps T, an integer in [1, 2^24]; one step has beta = start.
 * @param options - See {@link ScaledLinearOptions}.
 * @throws RangeError if `steps`, `start` or `end` is out of range.
 * @see {@link https://arxiv.org/abs/2112.10752 | arXiv:2112.10752}
 */
export function scaledLinear(steps: number, options: ScaledLinearOptions = {}): Schedule {
  const { start = 0.00085, end = 0.012 } = options;
  checkSteps("scaledLinear", steps);
  checkUnit("scaledLinear", "start", start);
  checkUnit("scaledLinear", "end", end);
  const root = linspace(Math.sqrt(start), Math.sqrt(end), steps);
  return fromBeta(
    root.map((x) => x * x),
    { name: "scaled-linear" },
  );
}
