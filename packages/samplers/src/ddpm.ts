import type { Grid, Prediction } from "@inkwash/schedules";
import { expm1 } from "@inkwash/special";
import { planOf } from "./plan.ts";
import { transition } from "./transition.ts";
import type { Plan } from "./types.ts";

/** Options of {@link ddpm}. */
export interface DdpmOptions {
  /**
   * The variance c^2 of a step: "posterior" is that of q(x' | x, x0), right for data at one point;
   * "beta" that of the forward kernel q(x | x'), right for data of unit variance.
   * @defaultValue "posterior"
   */
  readonly variance?: "posterior" | "beta" | undefined;
  /**
   * Whether the step that ends at the data adds noise too, as some implementations do; it blurs the
   * samples by the variance of the first noising. Needs variance "beta": the posterior has none there.
   * @defaultValue false
   */
  readonly lastNoise?: boolean | undefined;
  /**
   * What the denoiser predicts.
   * @defaultValue "epsilon"
   */
  readonly predicts?: Prediction | undefined;
}

/**
 * Ancestral sampling of Ho, Jain & Abbeel on a grid, as a plan.
 *
 * x' = mean of q(x' | x, x0) + c z, with x0 as the prediction says and
 * c^2 = noise'^2 (1 - snr / snr') ("posterior") or noise^2 (1 - snr / snr') ("beta").
 *
 * Where variance is preserved these are (1 - alphaBar') / (1 - alphaBar) beta and beta, with
 * beta = 1 - alphaBar / alphaBar' between the two knots, so a grid that skips steps is exact too.
 *
 * @param grid - Where to step; noise descends.
 * @param options - See {@link DdpmOptions}.
 * @returns N steps with a history of 1.
 * @throws RangeError if the grid is not monotone or its noise ascends, lastNoise is asked without
 * variance "beta", or epsilon or score is predicted where signal is 0.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eq. 6, 7 and section 3.2
 */
export function ddpm(grid: Grid, options: DdpmOptions = {}): Plan {
  const { variance = "posterior", lastNoise = false, predicts = "epsilon" } = options;
  if (variance !== "posterior" && variance !== "beta") {
    throw new RangeError(`ddpm: variance must be "posterior" or "beta"; got ${String(variance)}`);
  }
  if (lastNoise && variance !== "beta") {
    throw new RangeError(
      `ddpm: lastNoise needs variance "beta", because the posterior's variance is 0 at the last step; got "${variance}"`,
    );
  }
  return planOf("ddpm", grid, predicts, (from, to, n) => {
    if (to.logSnr < from.logSnr) {
      throw new RangeError(
        `ddpm: the noise of the grid must descend, but ascends at step ${n}; use ddim for inversion`,
      );
    }
    const posterior = transition(predicts, from, to, 1);
    if (variance === "posterior") return [posterior];
    const silent = to.noise === 0 && !lastNoise;
    const c = silent ? 0 : from.noise * Math.sqrt(-expm1(from.logSnr - to.logSnr));
    return [{ ...posterior, c }];
  });
}
