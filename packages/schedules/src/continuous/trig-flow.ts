import { exp, log, sin } from "@inkwash/special";
import { arctan } from "../arctan.ts";
import { define } from "./define.ts";
import type { ContinuousSchedule } from "./types.ts";

const QUARTER = Math.PI / 2;

/**
 * TrigFlow: the quarter of a circle from data to noise.
 *
 * signal = cos(pi u / 2), noise = sin(pi u / 2): variance-preserving, at constant speed; the angle of
 * consistency models is pi u / 2. The cosine schedule without offset is the same.
 *
 * @see {@link https://arxiv.org/abs/2410.11081 | arXiv:2410.11081}, section 3.1
 */
export function trigFlow(): ContinuousSchedule {
  const signal = (u: number): number => sin(QUARTER * (1 - u));
  const noise = (u: number): number => sin(QUARTER * u);
  return define("trig-flow", {
    signal,
    noise,
    logSnr: (u) => 2 * log(signal(u) / noise(u)),
    timeOf: (logSnr) => arctan(exp(-logSnr / 2)) / QUARTER,
    signalSlope: (u) => -QUARTER * noise(u),
    noiseSlope: (u) => QUARTER * signal(u),
    drift: (u) => (-QUARTER * noise(u)) / signal(u),
    diffusion: (u) => (Math.PI * noise(u)) / signal(u),
  });
}
