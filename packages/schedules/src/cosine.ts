import { sin } from "@inkwash/special";
import { checkSteps, checkUnit } from "./check.ts";
import { fromBeta } from "./from-beta.ts";
import type { Schedule } from "./types.ts";

/** Options of {@link cosine}. */
export interface CosineOptions {
  /**
   * The offset s in [0, 1] that keeps the first betas from being too small.
   * @defaultValue 0.008
   */
  readonly offset?: number | undefined;
  /**
   * No beta is larger than this, in [0, 1]; with 1 nothing at all is left of the data at the end.
   * @defaultValue 0.999
   */
  readonly maxBeta?: number | undefined;
}

/**
 * Cosine schedule of Nichol and Dhariwal: alphaBar falls like a squared cosine.
 *
 * alphaBar(u) = cos^2((u + s) / (1 + s) pi / 2) / cos^2(s / (1 + s) pi / 2), and
 * beta_t = min(1 - alphaBar((t + 1) / T) / alphaBar(t / T), maxBeta); diffusers' `squaredcos_cap_v2`.
 * With the angles a and b of t / T and (t + 1) / T the difference is computed as
 * 1 - cos^2 b / cos^2 a = sin(b - a) sin(b + a) / cos^2 a, where nothing cancels; the last one is
 * exactly 1 before it is cut.
 *
 * @param steps - Number of steps T, an integer in [1, 2^24].
 * @param options - See {@link CosineOptions}.
 * @throws RangeError if `steps`, `offset` or `maxBeta` is out of range.
 * @see {@link https://arxiv.org/abs/2102.09672 | arXiv:2102.09672}, eq. 17
 */
export function cosine(steps: number, options: CosineOptions = {}): Schedule {
  const { offset = 0.008, maxBeta = 0.999 } = options;
  checkSteps("cosine", steps);
  checkUnit("cosine", "offset", offset);
  checkUnit("cosine", "maxBeta", maxBeta);
  const quarter = Math.PI / 2 / (1 + offset);
  const rise = sin(quarter / steps);
  const beta = new Float64Array(steps);
  for (let t = 0; t < steps; t++) {
    // cos a and sin(b + a) as sines of the distance to pi / 2 and to the nearer of 0 and pi.
    const cosA = sin((quarter * (steps - t)) / steps);
    const near = Math.min(2 * t + 1 + 2 * offset * steps, 2 * (steps - t) - 1);
    beta[t] = Math.min((rise * sin((quarter * near) / steps)) / (cosA * cosA), maxBeta);
  }
  return fromBeta(beta, { name: "cosine" });
}
