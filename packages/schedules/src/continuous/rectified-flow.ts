import { exp, log } from "@inkwash/special";
import { checkPositive } from "../check.ts";
import { define } from "./define.ts";
import type { ContinuousSchedule } from "./types.ts";

/** Options of {@link rectifiedFlow}. */
export interface RectifiedFlowOptions {
  /**
   * The factor of noise / signal, > 0: above 1 more of the time goes to much noise.
   * @defaultValue 1
   */
  readonly shift?: number | undefined;
}

/**
 * Rectified flow, the straight path from data to noise (CondOT, linear interpolant).
 *
 * signal = 1 - w, noise = w, w = shift u / (1 + (shift - 1) u). The velocity that a network learns is
 * epsilon - x0. Flow matching counts time from the noise: its t is 1 - w.
 *
 * @param options - See {@link RectifiedFlowOptions}.
 * @throws RangeError if `shift` is not a finite number > 0.
 * @see {@link https://arxiv.org/abs/2209.03003 | arXiv:2209.03003}, eq. 1,
 * {@link https://arxiv.org/abs/2210.02747 | arXiv:2210.02747}, eq. 20 and, for the shift,
 * {@link https://arxiv.org/abs/2403.03206 | arXiv:2403.03206}, eq. 23
 */
export function rectifiedFlow(options: RectifiedFlowOptions = {}): ContinuousSchedule {
  const { shift = 1 } = options;
  checkPositive("rectifiedFlow", "shift", shift);
  const total = (u: number): number => 1 - u + shift * u;
  const slope = (u: number): number => shift / (total(u) * total(u));
  return define("rectified-flow", {
    signal: (u) => (1 - u) / total(u),
    noise: (u) => (shift * u) / total(u),
    logSnr: (u) => 2 * log((1 - u) / (shift * u)),
    timeOf: (logSnr) => 1 / (1 + shift * exp(logSnr / 2)),
    signalSlope: (u) => -slope(u),
    noiseSlope: slope,
    drift: (u) => -shift / (total(u) * (1 - u)),
  });
}
