import type { Stream } from "@inkwash/random";
import { bridge } from "./bridge.ts";
import { checkSamples } from "./check.ts";
import { combine } from "./combine.ts";
import { copy, fresh } from "./fresh.ts";
import { jump } from "./jump.ts";
import { transition } from "./transition.ts";
import type { Samples } from "./types.ts";
import { checkLevel, stepsOf, type Process } from "./walk.ts";

/** Options of {@link path}. */
export interface PathOptions {
  /** Where the noise comes from: forked by level, so the same stream is always the same path. */
  readonly rng: Stream;
}

/**
 * One path of the noising chain that can be looked at at any level, in any order.
 *
 * The last state is a jump of its own noise; every other one is drawn from the bridge between its
 * neighbours in a binary tree of levels. So the states at any levels have the joint law of the chain, the
 * same level gives the same numbers however often and in whatever order it is asked for, and a step
 * of a slider moves each point as far as a step of the chain does. A look costs log2 T fills and four
 * states of memory.
 *
 * @param x0 - Samples [n, ...]; they are not changed.
 * @param process - A discrete schedule of T steps, or a walk.
 * @param options - See {@link PathOptions}.
 * @returns A function of a level in 0..T, giving samples in an array of their own.
 * @throws RangeError from the function if the level is not an integer in [0, T].
 * @see {@link https://arxiv.org/abs/2001.01328 | arXiv:2001.01328}, section 4, for the tree
 */
export function path(
  x0: Samples,
  process: Process,
  options: PathOptions,
): (level: number) => Samples {
  const { rng } = options;
  checkSamples("path", "x0", x0);
  const steps = stepsOf(process);
  return (level) => {
    checkLevel("path", "level", level, process);
    if (level === 0) return copy(x0);
    let low = 0;
    let high = steps;
    let below = x0;
    let above = jump(x0, transition(process, 0, steps), { rng: rng.fork(steps) });
    const noise = fresh(x0);
    while (level !== high) {
      const middle = Math.floor((low + high) / 2);
      const { fromCoefficient, toCoefficient, noise: rate } = bridge(process, low, middle, high);
      const mean = combine(fromCoefficient, below, toCoefficient, above, fresh(x0));
      rng.fork(middle).fillNormal(noise.data);
      const state = combine(1, mean, rate, noise, mean);
      if (level <= middle) [high, above] = [middle, state];
      else [low, below] = [middle, state];
    }
    return above;
  };
}
