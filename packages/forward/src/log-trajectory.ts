import type { ChainStep } from "./chain.ts";
import type { FloorOptions } from "./floor.ts";
import { logTransition } from "./log-transition.ts";
import { transition } from "./transition.ts";
import type { Process } from "./walk.ts";

/**
 * The log-density of a whole noising trajectory given its first state, in nats.
 *
 * ln q(x_b, x_c, ... | x_a) = sum of ln q(x_to | x_from) over neighbouring states. It takes what `chain`
 * yields, every level or only those kept, and holds two states at a time.
 *
 * @param states - At least two states at strictly ascending levels.
 * @param process - The discrete schedule, or the walk, that they were noised by.
 * @param options - See {@link FloorOptions}.
 * @returns One number per sample.
 * @throws RangeError if there are fewer than two states, levels do not ascend, or a step between two
 * levels adds no noise and there is no floor.
 */
export function logTrajectory(
  states: Iterable<ChainStep>,
  process: Process,
  options: FloorOptions = {},
): Float64Array<ArrayBuffer> {
  let before: ChainStep | undefined;
  let sum: Float64Array<ArrayBuffer> | undefined;
  for (const state of states) {
    if (before !== undefined) {
      if (!(before.level < state.level)) {
        throw new RangeError(
          `logTrajectory: levels must ascend; got ${state.level} after ${before.level}`,
        );
      }
      const rates = transition(process, before.level, state.level);
      const own = logTransition(before.x, state.x, rates, options);
      sum = sum === undefined ? own : sum.map((value, i) => value + own[i]!);
    }
    before = state;
  }
  if (sum === undefined) throw new RangeError("logTrajectory: needs at least two states");
  return sum;
}
