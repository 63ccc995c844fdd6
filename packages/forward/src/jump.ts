import { checkAlike, checkCoefficient, checkSamples } from "./check.ts";
import { combine } from "./combine.ts";
import { fresh } from "./fresh.ts";
import { checkSource, type NoiseSource } from "./noise-source.ts";
import type { Rates, Samples } from "./types.ts";

/** Options of {@link jump}: exactly one of `noise` and `rng` is needed. */
export interface JumpOptions extends NoiseSource {
  /** Where to write: as many elements as x0, in the same precision. May be x0. A fresh array where absent. */
  readonly out?: Samples | undefined;
  /**
   * Where to keep the noise that `rng` draws, for a jump of the same noise to another place: as many
   * elements as x0, in the same precision, not sharing memory with x0 or `out`.
   */
  readonly noiseOut?: Samples | undefined;
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
  const { noise, rng, out = fresh(x0), noiseOut } = options;
  checkSamples("jump", "x0", x0);
  checkAlike("jump", "out", out, x0);
  checkCoefficient("jump", "at.signal", at.signal, x0.shape[0]!);
  checkCoefficient("jump", "at.noise", at.noise, x0.shape[0]!);
  checkSource("jump", noise, rng);
  if (noise !== undefined) {
    checkAlike("jump", "noise", noise, x0);
    return combine(at.signal, x0, at.noise, noise, out);
  }
  if (noiseOut !== undefined) checkApart(noiseOut, x0, out);
  const drawn = noiseOut ?? (out.data.buffer === x0.data.buffer ? fresh(x0) : out);
  rng!.fillNormal(drawn.data);
  return combine(at.signal, x0, at.noise, drawn, out);
}

function checkApart(noiseOut: Samples, x0: Samples, out: Samples): void {
  checkAlike("jump", "noiseOut", noiseOut, x0);
  if ([x0, out].some(({ data }) => data.buffer === noiseOut.data.buffer)) {
    throw new RangeError("jump: noiseOut must have memory of its own, apart from x0 and out");
  }
}
