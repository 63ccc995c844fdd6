import { checkAlike, checkSamples } from "./check.ts";
import { combine } from "./combine.ts";
import { fresh } from "./fresh.ts";
import type { Sde } from "./sde.ts";
import type { Samples } from "./types.ts";

/** Options of {@link probabilityFlow}. */
export interface ProbabilityFlowOptions {
  /** The time, in [0, 1]. */
  readonly u: number;
  /** The score at x and u, grad ln q_u(x): as many elements as x, in the same precision. */
  readonly score: Samples;
  /** Where to write: as many elements as x, in the same precision. May be x or the score. */
  readonly out?: Samples | undefined;
}

/**
 * The velocity of the flow that carries the same laws as the noising process, without noise.
 *
 * dx/du = drift(u) x - diffusion(u) / 2 score(x, u). Followed from u = 0 it noises, followed backwards
 * it samples; on the line it keeps every point at its quantile.
 *
 * @param x - Samples [n, ...].
 * @param sde - Drift and diffusion: `sdeOf(schedule)`, or those of a continuous schedule.
 * @param options - See {@link ProbabilityFlowOptions}.
 * @returns Velocities per unit of u, of the shape of x, `out` where given.
 * @throws RangeError if lengths do not fit, or drift or diffusion is not finite at u; TypeError if
 * precisions are mixed.
 * @see {@link https://arxiv.org/abs/2011.13456 | arXiv:2011.13456}, eq. 13
 */
export function probabilityFlow(x: Samples, sde: Sde, options: ProbabilityFlowOptions): Samples {
  const { u, score, out = fresh(x) } = options;
  checkSamples("probabilityFlow", "x", x);
  checkAlike("probabilityFlow", "score", score, x);
  checkAlike("probabilityFlow", "out", out, x);
  const drift = sde.drift(u);
  const pull = -sde.diffusion(u) / 2;
  if (!(Number.isFinite(drift) && Number.isFinite(pull))) {
    throw new RangeError(`probabilityFlow: drift and diffusion must be finite at u = ${u}`);
  }
  return combine(drift, x, pull, score, out);
}
