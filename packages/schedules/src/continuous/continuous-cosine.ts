import { log, sin } from "@inkwash/special";
import { arctan } from "../arctan.ts";
import { checkUnit } from "../check.ts";
import { logistic } from "../logistic.ts";
import { define } from "./define.ts";
import type { ContinuousSchedule } from "./types.ts";

/** Options of {@link continuousCosine}. */
export interface ContinuousCosineOptions {
  /**
   * The offset s in [0, 1] that keeps the first times from having too little noise.
   * @defaultValue 0.008
   */
  readonly offset?: number | undefined;
}

/**
 * The cosine schedule of Nichol and Dhariwal in continuous time, without the cut of beta.
 *
 * With q = pi / (2 (1 + s)): signal = sin(q (1 - u)) / sin q and, without cancellation,
 * noise^2 = sin(q u) sin(q (u + 2 s)) / sin^2 q; the process preserves variance.
 *
 * @param options - See {@link ContinuousCosineOptions}.
 * @throws RangeError if `offset` is out of range.
 * @see {@link https://arxiv.org/abs/2102.09672 | arXiv:2102.09672}, eq. 17
 */
export function continuousCosine(options: ContinuousCosineOptions = {}): ContinuousSchedule {
  const { offset = 0.008 } = options;
  checkUnit("continuousCosine", "offset", offset);
  const q = Math.PI / 2 / (1 + offset);
  const [top, bottom] = [sin(q), sin(q * offset)];
  const signal = (u: number): number => sin(q * (1 - u)) / top;
  // sin(q (u + 2 s)) as the sine of the distance to the nearer of 0 and pi.
  const far = (u: number): number => sin(q * Math.min(u + 2 * offset, 2 - u));
  const noise = (u: number): number => Math.sqrt(sin(q * u) * far(u)) / top;
  const signalSlope = (u: number): number => (-q * sin(q * (u + offset))) / top;
  const drift = (u: number): number => (-q * sin(q * (u + offset))) / sin(q * (1 - u));
  return define("cosine", {
    signal,
    noise,
    logSnr: (u) => 2 * log(signal(u) / noise(u)),
    timeOf(logSnr) {
      // cos and sin of the angle q (u + s), from signal^2 and noise^2; then u from either end.
      const [x, y] = [logistic(logSnr), logistic(-logSnr)];
      const c = Math.sqrt(x) * top;
      const s = Math.sqrt(y * top * top + bottom * bottom);
      if (x < y) return 1 - arctan(c / s) / q;
      const rise = (y * top * top) / (s * top + c * bottom);
      return arctan(rise / Math.sqrt(1 - rise * rise)) / q;
    },
    signalSlope,
    noiseSlope(u) {
      if (u > 0) return (-signal(u) * signalSlope(u)) / noise(u);
      return offset === 0 ? q : Infinity;
    },
    drift,
    diffusion: (u) => -2 * drift(u),
  });
}
