import type { Rng, Stream } from "@inkwash/random";
import type { Schedule } from "@inkwash/schedules";
import { checkSamples } from "./check.ts";
import { copy, fresh } from "./fresh.ts";
import { jump } from "./jump.ts";
import { transition } from "./transition.ts";
import type { Samples } from "./types.ts";

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
}

/** A state of the chain. */
export interface ChainStep {
  /** 0 for the data, l after l noisings: step index l - 1. */
  readonly level: number;
  /** The state, in an array of its own that the consumer may keep, change or transfer. */
  readonly x: Samples;
}

/**
 * Walks the noising process step by step and yields its states, the data first.
 *
 * x_l = sqrt(1 - beta) x_(l-1) + sqrt(beta) epsilon, the betas being those of step l - 1. Only one
 * state is held, however many steps the schedule has.
 *
 * @param x0 - Samples [n, ...]; they are not changed.
 * @param schedule - A discrete schedule of T steps.
 * @param options - See {@link ChainOptions}.
 * @throws RangeError if `keep` is not strictly ascending in 0..T; TypeError if noise and rng are both
 * there or both absent.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eq. 2
 */
export function chain(
  x0: Samples,
  schedule: Schedule,
  options: ChainOptions,
): Generator<ChainStep, void, undefined> {
  const { rng, noise } = options;
  const levels = schedule.beta.length;
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
  if ((noise === undefined) === (rng === undefined)) {
    throw new TypeError("chain: needs either options.noise or options.rng, and not both");
  }
  return walk(x0, schedule, keep, noise ?? draws(rng!, x0));
}

function* walk(
  x0: Samples,
  schedule: Schedule,
  keep: readonly number[],
  noise: (level: number) => Samples,
): Generator<ChainStep, void, undefined> {
  const state = copy(x0);
  let from = 0;
  for (const level of keep) {
    if (level > from) {
      jump(state, transition(schedule, from, level), { noise: noise(level), out: state });
    }
    yield { level, x: copy(state) };
    from = level;
  }
}

/** Draws the noise of each level into one array that is used again and again. */
function draws(rng: Rng, x0: Samples): (level: number) => Samples {
  const scratch = fresh(x0);
  return (level) => {
    (isStream(rng) ? rng.fork(level) : rng).fillNormal(scratch.data);
    return scratch;
  };
}

function isStream(rng: Rng): rng is Stream {
  return "fork" in rng;
}
