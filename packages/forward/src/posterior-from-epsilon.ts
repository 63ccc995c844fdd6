import { at, type Schedule } from "@inkwash/schedules";
import { checkAlike, checkSamples } from "./check.ts";
import { combine } from "./combine.ts";
import { fresh } from "./fresh.ts";
import { posteriorRows, type Gaussian, type PosteriorOptions } from "./posterior.ts";
import type { Samples } from "./types.ts";

/**
 * The Gaussian of the state before x_t, for known (or predicted) noise instead of data.
 *
 * mean = (x_t - beta / sqrt(1 - alphaBar) epsilon) / sqrt(1 - beta): the mean of `posterior` with
 * x_0 = (x_t - sqrt(1 - alphaBar) epsilon) / sqrt(alphaBar) put in. The variance is that of `posterior`.
 *
 * @param xt - The noisy state, samples [n, ...].
 * @param epsilon - The noise in it: as many elements as xt, in the same precision.
 * @param schedule - A discrete schedule of T steps.
 * @param t - A step index in 0..T-1, or one per sample.
 * @param options - See {@link PosteriorOptions}.
 * @throws RangeError if a step is out of range, lengths do not fit, or beta is 1 at a step: nothing
 * is known of the data there; TypeError if precisions are mixed.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eq. 11
 */
export function posteriorFromEpsilon(
  xt: Samples,
  epsilon: Samples,
  schedule: Schedule,
  t: number,
  options?: PosteriorOptions,
): Gaussian<number>;
export function posteriorFromEpsilon(
  xt: Samples,
  epsilon: Samples,
  schedule: Schedule,
  t: ArrayLike<number>,
  options?: PosteriorOptions,
): Gaussian<Float64Array>;
export function posteriorFromEpsilon(
  xt: Samples,
  epsilon: Samples,
  schedule: Schedule,
  t: number | ArrayLike<number>,
  options: PosteriorOptions = {},
): Gaussian {
  const { out = fresh(xt) } = options;
  checkSamples("posteriorFromEpsilon", "xt", xt);
  checkAlike("posteriorFromEpsilon", "epsilon", epsilon, xt);
  checkAlike("posteriorFromEpsilon", "out", out, xt);
  const { variance, logVariance } = posteriorRows(
    "posteriorFromEpsilon",
    schedule,
    t,
    xt.shape[0]!,
  );
  const scales = Array.from(typeof t === "number" ? [t] : t, (step) => scalesAt(schedule, step));
  const [state, noise] = [scales.map((each) => each.state), scales.map((each) => each.noise)];
  const mean =
    typeof t === "number"
      ? combine(state[0]!, xt, noise[0]!, epsilon, out)
      : combine(Float64Array.from(state), xt, Float64Array.from(noise), epsilon, out);
  return { mean, variance, logVariance };
}

function scalesAt(schedule: Schedule, t: number): { state: number; noise: number } {
  const beta = schedule.beta[t]!;
  if (beta === 1) {
    throw new RangeError(
      `posteriorFromEpsilon: beta is 1 at t = ${t}, where the noise says nothing of the state ` +
        `before; use posterior with a prediction of x0`,
    );
  }
  const kept = Math.sqrt(1 - beta);
  return { state: 1 / kept, noise: beta === 0 ? 0 : -beta / (at(schedule, t).noise * kept) };
}
