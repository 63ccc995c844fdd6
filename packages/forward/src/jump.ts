import type { Rng } from "@inkwash/random";
import { checkAlike, checkCoefficient, checkSamples } from "./check.ts";
import { combine } from "./combine.ts";
import { fresh } from "./fresh.ts";
import type { Rates, Samples } from "./types.ts";

/** Options of {@link jump}: exactly one of `noise` and `rng` is needed. */
export interface JumpOptions {
  /** The noise epsilon to add: as many elements as x0, in the same precision. */
  readonly noise?: Samples | undefined;
  /** Where standard normals are drawn: one fill of the length of x0, in its precision. */
  readonly rng?: Rng | undefined;
  /** Where to write: as many elements as x0, in the same precision. May be x0. A fresh array where absent. */
  readonly out?: Samples | undefined;
}

/**
 * Goes from the data to any place of the noising process in one step.
 *
 * x = signal x0 + noise epsilon, epsilon ~ N(0, I): a sample of q(x_t | x_0).
 *
 * A Float32Array is noised in float32 operations on rates rounded to float32, the same bits as
 * strict WebAssembly; a Float64Array in float64.
 *
 * @param x0 - Samples [n, ...].
 * @param at - The rates, for the whole batch or one per sample; `at()` of @inkwash/schedules gives
 * them.
 * @param options - See {@link JumpOptions}.
 * @returns Samples of the shape of x0, `out` where given.
 * @throws RangeError if lengths do not fit or a rate is not finite; TypeError if precisions are
 * mixed, or if noise and rng are both there or both absent.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eq. 4
 */
export function jump(x0: Samples, at: Rates, options: JumpOptions): Samples {
  const { noise, rng, out = fresh(x0) } = options;
  checkSamples("jump", "x0", x0);
  checkAlike("jump", "out", out, x0);
  checkCoefficient("jump", "at.signal", at.signal, x0.shape[0]!);
  checkCoefficient("jump", "at.noise", at.noise, x0.shape[0]!);
  if ((noise === undefined) === (rng === undefined)) {
    throw new TypeError("jump: needs either options.noise or options.rng, and not both");
  }
  if (noise !== undefined) {
    checkAlike("jump", "noise", noise, x0);
    return combine(at.signal, x0, at.noise, noise, out);
  }
  const drawn = out.data.buffer === x0.data.buffer ? fresh(x0) : out;
  rng!.fillNormal(drawn.data);
  return combine(at.signal, x0, at.noise, drawn, out);
}
