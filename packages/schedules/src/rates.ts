import { exp, expm1, log } from "@inkwash/special";

/** signal = sqrt(alphaBar). */
export function signalOf(logAlphaBar: number): number {
  return exp(logAlphaBar / 2);
}

/** 1 - alphaBar, without cancellation; `0 -` and not `-` so that the clean end is +0. */
export function noiseVarianceOf(logAlphaBar: number): number {
  return 0 - expm1(logAlphaBar);
}

/** noise = sqrt(1 - alphaBar). */
export function noiseOf(logAlphaBar: number): number {
  return Math.sqrt(noiseVarianceOf(logAlphaBar));
}

/** ln(alphaBar / (1 - alphaBar)). */
export function logSnrOf(logAlphaBar: number): number {
  return logAlphaBar - log(noiseVarianceOf(logAlphaBar));
}
