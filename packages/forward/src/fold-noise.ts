import { checkAlike, checkSamples } from "./check.ts";
import { combine } from "./combine.ts";
import { fresh } from "./fresh.ts";
import { transition } from "./transition.ts";
import type { Samples } from "./types.ts";
import type { Process } from "./walk.ts";

/**
 * The one noise whose jump ends where the chain with many noises ends.
 *
 * epsilon = sum_j w_j epsilon_j / sqrt(sum_j w_j^2) with the weights of `noiseWeights`: again standard
 * normal, and `jump(x0, at, { noise })` gives the last state of the chain. Where nothing was added
 * (every beta is 0) any noise would do, and it is 0.
 *
 * @param process - A discrete schedule of T steps, or a walk.
 * @param noises - The noises that lead to level 1, 2, ..., at most T; one is held at a time.
 * @returns Samples of the shape and precision of the noises, summed in float64.
 * @throws RangeError if there is no noise at all, more than T, or lengths differ.
 */
export function foldNoise(process: Process, noises: Iterable<Samples>): Samples {
  let level = 0;
  let sum: Samples | undefined;
  let first: Samples | undefined;
  for (const noise of noises) {
    const { signal, noise: rate } = transition(process, level, ++level);
    if (sum === undefined || first === undefined) {
      checkSamples("foldNoise", "noises", noise);
      first = noise;
      sum = { data: new Float64Array(noise.data.length), shape: [...noise.shape] };
    }
    checkAlike("foldNoise", "each of the noises", noise, first);
    combine(signal, sum, rate, noise, sum);
  }
  if (sum === undefined || first === undefined) {
    throw new RangeError("foldNoise: noises must hold at least one noise; got none");
  }
  const { noise: total } = transition(process, 0, level);
  const out = fresh(first);
  for (let i = 0; i < out.data.length; i++) out.data[i] = total > 0 ? sum.data[i]! / total : 0;
  return out;
}
