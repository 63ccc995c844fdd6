import { bridge } from "./bridge.ts";
import { checkAlike, checkSamples } from "./check.ts";
import { combine } from "./combine.ts";
import { fresh } from "./fresh.ts";
import { jump } from "./jump.ts";
import { checkSource, type NoiseSource } from "./noise-source.ts";
import { transition } from "./transition.ts";
import type { Samples } from "./types.ts";
import { checkLevel, type Process } from "./walk.ts";

/** Options of {@link slide}: exactly one of `noise` and `rng` is needed. */
export interface SlideOptions extends NoiseSource {
  /** The data that the state came from: as many elements as it, in the same precision. */
  readonly x0: Samples;
  /** The level of the state, in 0..T. */
  readonly from: number;
  /** The level to go to, in 0..T, on either side. */
  readonly to: number;
  /** Where to write: may be x or x0. A fresh array where absent. */
  readonly out?: Samples | undefined;
}

/**
 * Moves a state to another level, later or earlier, without letting go of where it was.
 *
 * To a later level it is a transition, to an earlier one a draw of q(x_to | x_from, x_0), the bridge
 * between the data and the state. If x follows q(x_from | x_0) then the pair follows the joint law of
 * the chain, so a point moves as far as the chain would, and no further. To be able to come back to
 * the very same points, see `path`.
 *
 * @param x - The state at level `from`, samples [n, ...].
 * @param process - A discrete schedule of T steps, or a walk.
 * @param options - See {@link SlideOptions}.
 * @returns Samples of the shape of x, `out` where given; at level 0 they are x0.
 * @throws RangeError if a level is not an integer in [0, T] or lengths do not fit; TypeError if
 * precisions are mixed, or if noise and rng are both there or both absent.
 */
export function slide(x: Samples, process: Process, options: SlideOptions): Samples {
  const { x0, from, to, noise, rng, out = fresh(x) } = options;
  checkSamples("slide", "x", x);
  checkAlike("slide", "x0", x0, x);
  checkAlike("slide", "out", out, x);
  checkLevel("slide", "from", from, process);
  checkLevel("slide", "to", to, process);
  checkSource("slide", noise, rng);
  if (to >= from) return jump(x, transition(process, from, to), { noise, rng, out });
  const { fromCoefficient, toCoefficient, noise: rate } = bridge(process, 0, to, from);
  const mean = combine(fromCoefficient, x0, toCoefficient, x, fresh(x));
  return jump(mean, { signal: 1, noise: rate }, { noise, rng, out });
}
