import type { Rng } from "@inkwash/random";
import { checkSamples } from "./check.ts";
import { copy } from "./fresh.ts";
import { jump } from "./jump.ts";
import { checkSource, draws } from "./noise-source.ts";
import { transition } from "./transition.ts";
import type { Samples } from "./types.ts";
import { stepsOf, type Process } from "./walk.ts";

/** Options of {@link chain}: exactly one of `noise` and `rng` is needed. */
export interface ChainOptions {
  /**
   * Where standard normals are drawn. A Stream is forked by level, so that the noise of a level does
   * not depend on what was drawn before; any other Rng is drawn in order, one fill per kept level.
   */
  readonly rng?: Rng | undefined;
  /** The noise epsilon that leads to a kept level >= 1, as many elements as x0. */
  readonly noise?: ((level: number) => Samples) | undefined;
  /**
   * Which levels to visit, strictly ascending in 0..T. The steps between two kept levels are
   * composed into one, so the joint law of the kept states is that of the whole chain.
   * @defaultValue every level, 0..T
   */
  readonly keep?: ArrayLike<number> | undefined;
  /**
   * Yields each state together with the noise that led to it; one more copy per step.
   * @defaultValue false
   */
  readonly withNoise?: boolean | undefined;
}

/** A state of the chain. */
export interface ChainStep {
  /** 0 for the data, l after l noisings: step index l - 1. */
  readonly level: number;
  /** The state, in an array of its own that the consumer may keep, change or transfer. */
  readonly x: Samples;
  /**
   * The noise that led here from the kept level before, in an array of its own: there if it was
   * asked for with `withNoise`, and not at level 0.
   */
  readonly noise?: Samples | undefined;
}

/**
 * Walks the noising process step by step and yields its states, the data first.
 *
 * x_l = sqrt(1 - beta) x_(l-1) + sqrt(beta) epsilon, the betas being those of step l - 1, or
 * x_l = factor x_(l-1) + noise epsilon for a walk. Only one state is held, however many steps there
 * are.
 *
 * @param x0 - Samples [n, ...]; they are not changed.
 * @param process - A discrete schedule of T steps, or a walk.
 * @param options - See {@link ChainOptions}.
 * @throws RangeError if `keep` is not strictly ascending in 0..T; TypeError if noise and rng are both
 * there or both absent.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eq. 2
 */
export function chain(
  x0: Samples,
  process: Process,
  options: ChainOptions,
): Generator<ChainStep, void, undefined> {
  const { rng, noise, withNoise = false } = options;
  const levels = stepsOf(process);
  const keep = Array.from(options.keep ?? new Float64Array(levels + 1).map((_, l) => l));
  checkSamples("chain", "x0", x0);
  keep.forEach((level, i) => {
    if (!(Number.isInteger(level) && level > (keep[i - 1] ?? -1) && level <= levels)) {
      throw new RangeError(
        `chain: keep must be strictly ascending integers in [0, ${levels}]; ` +
          `got ${level} at position ${i}`,
      );
    }
  });
  checkSource("chain", noise, rng);
  return visit(x0, process, keep, noise ?? draws(rng!, x0), withNoise);
}

function* visit(
  x0: Samples,
  process: Process,
  keep: readonly number[],
  noise: (level: number) => Samples,
  withNoise: boolean,
): Generator<ChainStep, void, undefined> {
  const state = copy(x0);
  let from = 0;
  for (const level of keep) {
    let added: Samples | undefined;
    if (level > from) {
      const epsilon = noise(level);
      jump(state, transition(process, from, level), { noise: epsilon, out: state });
      if (withNoise) added = copy(epsilon);
    }
    yield added === undefined ? { level, x: copy(state) } : { level, x: copy(state), noise: added };
    from = level;
  }
}
