import { epsilonFrom, targetOf, type Grid, type Prediction } from "@inkwash/schedules";
import { expm1 } from "@inkwash/special";
import { planOf, type Stage } from "./plan.ts";
import { transition, type Knot } from "./transition.ts";
import type { Plan } from "./types.ts";

/** Options of {@link heun}. */
export interface HeunOptions {
  /**
   * What the denoiser predicts.
   * @defaultValue "epsilon"
   */
  readonly predicts?: Prediction | undefined;
}

/**
 * Heun's method on a grid, as a plan: the deterministic sampler of EDM.
 *
 * Each step of the grid is two steps of the plan. The first is DDIM's, the Euler step of
 * d(x / signal) / d sigma = epsilon with sigma = noise / signal; the second asks where it ends, x1, and
 * puts the mean of both slopes in the place of the first:
 *
 * x' = x1 + signal' (sigma' - sigma) (epsilon' - epsilon) / 2.
 *
 * Of order 2, at twice the price, where neighbouring levels are near each other as those of
 * `noiseLevels` are; where sigma leaps (the first steps of a cosine schedule), DDIM is better. A plan remembers no states, but x before the first step follows from x
 * after it and the prediction, so the second looks back at one prediction. The step to the last knot, and
 * one from a knot without signal, where sigma is infinite, are DDIM's alone: 2 N - 1 predictions in all.
 *
 * @param grid - Where to step; noise descends, or ascends for inversion.
 * @param options - See {@link HeunOptions}.
 * @returns A plan with a history of 2 (1 where the grid has one step), without noise.
 * @throws RangeError if the grid is not monotone, or a prediction says nothing at a knot.
 * @see {@link https://arxiv.org/abs/2206.00364 | arXiv:2206.00364}, algorithm 1
 * @example
 * ```ts
 * import { heun } from "@inkwash/samplers";
 * import { edm, gridFromSigmas } from "@inkwash/schedules";
 *
 * const plan = heun(gridFromSigmas(edm(), [80, 10, 1]), { predicts: "x0" });
 * for (let n = 0; n < plan.steps; n++) {
 *   const [now, before] = plan.b.subarray(2 * n, 2 * n + 2);
 *   console.log(plan.noise[n]!.toFixed(1), plan.a[n]!.toFixed(3), now!.toFixed(3), before!.toFixed(3));
 * }
 * //=> 80.0 0.125 0.875 0.000
 * //=> 10.0 1.000 3.500 -3.500
 * //=> 10.0 0.100 0.900 0.000
 * //=> 1.0 1.000 4.500 -4.500
 * //=> 1.0 0.000 1.000 0.000
 * ```
 */
export function heun(grid: Grid, options: HeunOptions = {}): Plan {
  const { predicts = "epsilon" } = options;
  const last = grid.condition.length - 1;
  return planOf("heun", grid, predicts, (from, to, n) => {
    const euler = transition(predicts, from, to, 0);
    if (n === last || from.signal === 0) return [euler];
    return [euler, correction(predicts, from, to)];
  });
}

/** x' = x + w (epsilon' - epsilon), both noises from the x after the Euler step and the predictions. */
function correction(predicts: Prediction, from: Knot, to: Knot): Stage {
  // What was predicted at the start is target.data x0 + target.noise epsilon, and the Euler step
  // led to signal' x0 + noise' epsilon: two equations for the epsilon of the start.
  const target = targetOf(predicts, from.signal, from.noise);
  const determinant = target.data * to.noise - target.noise * to.signal;
  const next = epsilonFrom(predicts, to.signal, to.noise);
  const w = (-to.noise * expm1((to.logSnr - from.logSnr) / 2)) / 2;
  return {
    a: 1 + w * (next.state - target.data / determinant),
    b: w * next.prediction,
    past: (w * to.signal) / determinant,
    c: 0,
    late: true,
  };
}
