import type { ContinuousSchedule, Curves } from "./types.ts";

/** A schedule from its curves: arguments checked, the inverse clipped, what follows derived. */
export function define(name: string, curves: Curves): ContinuousSchedule {
  const { signal, noise, logSnr, timeOf, signalSlope, noiseSlope, drift } = curves;
  const ends = [logSnr(0), logSnr(1)] as const;
  const diffusion =
    curves.diffusion ?? ((u: number) => 2 * noise(u) * (noiseSlope(u) - drift(u) * noise(u)));
  // Where there is no noise the log-SNR falls from Infinity, however the noise begins.
  const logSnrSlope = (u: number): number =>
    noise(u) === 0 ? -Infinity : 2 * (drift(u) - noiseSlope(u) / noise(u));
  const checked =
    (what: string, of: (u: number) => number): ((u: number) => number) =>
    (u) => {
      if (!(u >= 0 && u <= 1)) {
        throw new RangeError(`${name}: ${what}: u must be in [0, 1]; got ${u}`);
      }
      return of(u);
    };
  return {
    name,
    signal: checked("signal", signal),
    noise: checked("noise", noise),
    logSnr: checked("logSnr", logSnr),
    timeOf(value) {
      if (Number.isNaN(value)) {
        throw new RangeError(`${name}: timeOf: logSnr must be a number; got NaN`);
      }
      if (value >= ends[0]) return 0;
      if (value <= ends[1]) return 1;
      return Math.min(Math.max(timeOf(value), 0), 1);
    },
    signalSlope: checked("signalSlope", signalSlope),
    noiseSlope: checked("noiseSlope", noiseSlope),
    logSnrSlope: checked("logSnrSlope", logSnrSlope),
    drift: checked("drift", drift),
    diffusion: checked("diffusion", diffusion),
  };
}
