import { log1p } from "@inkwash/special";
import { logLogistic } from "../logistic.ts";
import { logSnrOf, noiseOf, signalOf } from "../rates.ts";
import type { Schedule } from "../types.ts";
import { define } from "./define.ts";
import type { ContinuousSchedule } from "./types.ts";

/**
 * A discrete schedule in continuous time: within a step the noise comes at a constant rate.
 *
 * Step t ends at u = (t + 1) / T; between two ends ln alphaBar falls linearly, so drift and diffusion
 * are constant within a step: diffusion = -T ln(1 - beta_t), drift = -diffusion / 2.
 *
 * @param schedule - A discrete schedule with every beta in (0, 1).
 * @throws RangeError if a beta is 0 or 1, where time would stand still or end.
 */
export function continuousFrom(schedule: Schedule): ContinuousSchedule {
  const steps = schedule.beta.length;
  const odd = schedule.beta.findIndex((beta) => beta === 0 || beta === 1);
  if (odd >= 0) {
    throw new RangeError(
      `continuousFrom: every beta must be in (0, 1); got ${schedule.beta[odd]} at step ${odd}`,
    );
  }
  const levels = new Float64Array(steps + 1);
  levels.set(schedule.logAlphaBar, 1);
  const rates = schedule.beta.map((beta) => -steps * log1p(-beta));
  const step = (u: number): number => Math.min(Math.floor(u * steps), steps - 1);
  const rate = (u: number): number => rates[step(u)]!;
  const logAlphaBar = (u: number): number => {
    const n = step(u);
    const share = u * steps - n;
    return levels[n]! * (1 - share) + levels[n + 1]! * share;
  };
  const noiseSlope = (u: number): number => {
    const l = logAlphaBar(u);
    return (rate(u) * signalOf(2 * l)) / (2 * noiseOf(l));
  };
  return define(schedule.name, {
    signal: (u) => signalOf(logAlphaBar(u)),
    noise: (u) => noiseOf(logAlphaBar(u)),
    logSnr: (u) => logSnrOf(logAlphaBar(u)),
    timeOf(logSnr) {
      const wanted = logLogistic(logSnr);
      let [low, high] = [0, steps];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (levels[middle]! >= wanted) low = middle;
        else high = middle;
      }
      return (low + (levels[low]! - wanted) / (levels[low]! - levels[high]!)) / steps;
    },
    signalSlope: (u) => (-rate(u) / 2) * signalOf(logAlphaBar(u)),
    noiseSlope,
    drift: (u) => -rate(u) / 2,
    diffusion: rate,
  });
}
