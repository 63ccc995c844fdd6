import type { Rng } from "@inkwash/random";
import { checkSamples } from "./check.ts";
import { copy } from "./fresh.ts";
import { jump } from "./jump.ts";
import { checkSource, draws } from "./noise-source.ts";
import type { Sde } from "./sde.ts";
import type { Samples } from "./types.ts";

/** Options of {@link eulerMaruyama}: exactly one of `noise` and `rng` is needed. */
export interface EulerMaruyamaOptions {
  /** Into how many equal steps the time is cut, an integer >= 1. */
  readonly steps: number;
  /** Where standard normals are drawn. A Stream is forked by step 1..steps; any other Rng is drawn in order. */
  readonly rng?: Rng | undefined;
  /** The noise of a step 1..steps, as many elements as x. */
  readonly noise?: ((step: number) => Samples) | undefined;
  /**
   * When to begin, in [0, 1).
   * @defaultValue 0
   */
  readonly from?: number | undefined;
  /**
   * When to end, in (from, 1].
   * @defaultValue 1
   */
  readonly to?: number | undefined;
}

/** A state of the walk in continuous time. */
export interface TimeStep {
  /** The time, in [0, 1]; 0 is the data. */
  readonly u: number;
  /** The state, in an array of its own that the consumer may keep, change or transfer. */
  readonly x: Samples;
}

/**
 * Walks a noising stochastic differential equation in equal steps of time.
 *
 * x' = (1 + drift(u) h) x + sqrt(diffusion(u) h) epsilon: the method of Euler and Maruyama, whose law
 * is wrong by O(h). The first state yielded is x itself.
 *
 * @param x - Samples [n, ...] at time `from`; they are not changed.
 * @param sde - Drift and diffusion: `sdeOf(schedule)`, or those of a continuous schedule.
 * @param options - See {@link EulerMaruyamaOptions}.
 * @throws RangeError if `steps` is not an integer >= 1, times are out of range, or drift or diffusion is
 * not finite at a time; TypeError if noise and rng are both there or both absent.
 * @see {@link https://arxiv.org/abs/2011.13456 | arXiv:2011.13456}, eq. 5
 */
export function eulerMaruyama(
  x: Samples,
  sde: Sde,
  options: EulerMaruyamaOptions,
): Generator<TimeStep, void, undefined> {
  const { steps, rng, noise, from = 0, to = 1 } = options;
  checkSamples("eulerMaruyama", "x", x);
  if (!(Number.isInteger(steps) && steps >= 1)) {
    throw new RangeError(`eulerMaruyama: steps must be an integer >= 1; got ${steps}`);
  }
  if (!(from >= 0 && from < to && to <= 1)) {
    throw new RangeError(`eulerMaruyama: needs 0 <= from < to <= 1; got ${from} and ${to}`);
  }
  checkSource("eulerMaruyama", noise, rng);
  return walkTime(x, sde, { steps, from, to }, noise ?? draws(rng!, x));
}

function* walkTime(
  x: Samples,
  sde: Sde,
  time: { steps: number; from: number; to: number },
  noise: (step: number) => Samples,
): Generator<TimeStep, void, undefined> {
  const { steps, from, to } = time;
  const state = copy(x);
  yield { u: from, x: copy(state) };
  const h = (to - from) / steps;
  for (let step = 1; step <= steps; step++) {
    const u = from + ((to - from) * (step - 1)) / steps;
    const signal = 1 + sde.drift(u) * h;
    const rate = Math.sqrt(sde.diffusion(u) * h);
    if (!(Number.isFinite(signal) && Number.isFinite(rate))) {
      throw new RangeError(
        `eulerMaruyama: drift and diffusion must be finite; got ${sde.drift(u)} and ` +
          `${sde.diffusion(u)} at u = ${u}. Begin or end elsewhere with options.from and options.to`,
      );
    }
    jump(state, { signal, noise: rate }, { noise: noise(step), out: state });
    yield { u: step === steps ? to : from + ((to - from) * step) / steps, x: copy(state) };
  }
}
