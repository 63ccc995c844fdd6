import { logistic } from "../logistic.ts";
import type { Curves } from "./types.ts";

/** A finite log-SNR as a function of time, its derivative and its inverse. */
export interface LogSnrCurve {
  /** logSnr(u). */
  readonly logSnr: (u: number) => number;
  /** d logSnr / du. */
  readonly slope: (u: number) => number;
  /** u at a log-SNR. */
  readonly timeOf: (logSnr: number) => number;
}

/** The variance-preserving process of a log-SNR: signal^2 = S(logSnr), S the logistic function. */
export function preserving({ logSnr, slope, timeOf }: LogSnrCurve): Curves {
  const signal = (u: number): number => Math.sqrt(logistic(logSnr(u)));
  const noise = (u: number): number => Math.sqrt(logistic(-logSnr(u)));
  return {
    signal,
    noise,
    logSnr,
    timeOf,
    signalSlope: (u) => (slope(u) / 2) * signal(u) * logistic(-logSnr(u)),
    noiseSlope: (u) => (-slope(u) / 2) * noise(u) * logistic(logSnr(u)),
    drift: (u) => (slope(u) / 2) * logistic(-logSnr(u)),
    diffusion: (u) => -slope(u) * logistic(-logSnr(u)),
  };
}
