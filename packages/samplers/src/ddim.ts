import type { Grid, Prediction } from "@inkwash/schedules";
import { planOf } from "./plan.ts";
import { transition } from "./transition.ts";
import type { Plan } from "./types.ts";

/** Options of {@link ddim}. */
export interface DdimOptions {
  /**
   * The share of the posterior's standard deviation that is drawn afresh at each step, in [0, 1]:
   * 0 is deterministic, 1 is ancestral sampling with the posterior's variance.
   * @defaultValue 0
   */
  readonly eta?: number | undefined;
  /**
   * What the denoiser predicts.
   * @defaultValue "epsilon"
   */
  readonly predicts?: Prediction | undefined;
}

/**
 * DDIM of Song, Meng & Ermon on a grid, as a plan.
 *
 * x' = signal' x0 + sqrt(noise'^2 - c^2) epsilon + c z,
 * c = eta noise' sqrt(1 - snr / snr'), with x0 and epsilon as the prediction says.
 *
 * With eta = 0 it is the exponential Euler step of the probability-flow ODE, of order 1; a grid of
 * ascending noise then inverts it, from data to noise. Any rates will do, variance preserving or not.
 *
 * @param grid - Where to step; noise descends, or ascends where eta is 0.
 * @param options - See {@link DdimOptions}.
 * @returns N steps with a history of 1; c is 0 throughout where eta is 0.
 * @throws RangeError if eta leaves [0, 1], the grid is not monotone, it ascends and eta is not 0,
 * or a prediction says nothing at an end (epsilon where signal is 0, x0 where noise is 0).
 * @see {@link https://arxiv.org/abs/2010.02502 | arXiv:2010.02502}, eq. 12 and 16
 * @example
 * ```ts
 * import { ddim } from "@inkwash/samplers";
 * import { grid, linear } from "@inkwash/schedules";
 *
 * const plan = ddim(grid(linear(1000, { start: 1e-4, end: 0.02 }), { steps: 4 }));
 * for (let n = 0; n < plan.steps; n++) {
 *   console.log(plan.condition[n], plan.a[n]!.toFixed(3), plan.b[n]!.toFixed(3));
 * }
 * //=> 999 9.112 -8.113
 * //=> 749 4.843 -3.875
 * //=> 499 2.582 -1.789
 * //=> 249 1.381 -0.953
 * ```
 */
export function ddim(grid: Grid, options: DdimOptions = {}): Plan {
  const { eta = 0, predicts = "epsilon" } = options;
  if (!(eta >= 0 && eta <= 1)) {
    throw new RangeError(`ddim: eta must be in [0, 1]; got ${eta}`);
  }
  return planOf("ddim", grid, predicts, (from, to, n) => {
    if (eta > 0 && to.logSnr < from.logSnr) {
      throw new RangeError(
        `ddim: eta must be 0 on a grid whose noise ascends (inversion); got ${eta} at step ${n}`,
      );
    }
    return [transition(predicts, from, to, eta)];
  });
}
