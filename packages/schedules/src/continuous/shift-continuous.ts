import { exp } from "@inkwash/special";
import { checkFinite } from "../check.ts";
import { define } from "./define.ts";
import type { ContinuousSchedule } from "./types.ts";

/**
 * The variance-preserving process whose log-SNR is that of another one, moved by an amount.
 *
 * logSnr'(u) = logSnr(u) + amount; with c = exp(-amount / 2) and D = signal^2 + c^2 noise^2 the rates
 * are signal / sqrt(D) and c noise / sqrt(D), the diffusion is c^2 diffusion / D and the drift half
 * of its negative. Amounts: `resolutionShift`, `flowShift`, `snrShift`; 0 only normalises.
 *
 * @param schedule - A continuous schedule.
 * @param amount - What is added, a finite number in nats; below 0 the process becomes noisier.
 * @throws RangeError if `amount` is not finite.
 */
export function shiftContinuous(schedule: ContinuousSchedule, amount: number): ContinuousSchedule {
  checkFinite("shiftContinuous", "amount", amount);
  const c = exp(-amount / 2);
  const { signal, noise, signalSlope, noiseSlope } = schedule;
  const total = (u: number): number => signal(u) * signal(u) + c * c * noise(u) * noise(u);
  const diffusion = (u: number): number => (c * c * schedule.diffusion(u)) / total(u);
  /** noise' signal - noise signal', and the same times noise, which stays finite at the data. */
  const turn = (u: number): number => noiseSlope(u) * signal(u) - noise(u) * signalSlope(u);
  const turnTimesNoise = (u: number): number =>
    noise(u) === 0 ? (signal(u) * schedule.diffusion(u)) / 2 : noise(u) * turn(u);
  const cube = (u: number): number => total(u) * Math.sqrt(total(u));
  return define(`${schedule.name}-shifted`, {
    signal: (u) => signal(u) / Math.sqrt(total(u)),
    noise: (u) => (c * noise(u)) / Math.sqrt(total(u)),
    logSnr: (u) => schedule.logSnr(u) + amount,
    timeOf: (logSnr) => schedule.timeOf(logSnr - amount),
    signalSlope: (u) => (-c * c * turnTimesNoise(u)) / cube(u),
    noiseSlope: (u) => (c * signal(u) * turn(u)) / cube(u),
    drift: (u) => -diffusion(u) / 2,
    diffusion,
  });
}
