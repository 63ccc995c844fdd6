import { exp } from "@inkwash/special";
import { noiseOf, noiseVarianceOf, signalOf } from "./rates.ts";
import type { Schedule } from "./types.ts";

/** alpha_t = 1 - beta_t, in [0, 1], length T. */
export function alpha(schedule: Schedule): Float64Array<ArrayBuffer> {
  return Float64Array.from(schedule.beta, (beta) => 1 - beta);
}

/**
 * alphaBar_t = product of alpha_s over s <= t, in [0, 1], length T.
 *
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eq. 4
 */
export function alphaBar(schedule: Schedule): Float64Array<ArrayBuffer> {
  return Float64Array.from(schedule.logAlphaBar, exp);
}

/** The rate of the data, sqrt(alphaBar_t), in [0, 1], length T. */
export function signal(schedule: Schedule): Float64Array<ArrayBuffer> {
  return Float64Array.from(schedule.logAlphaBar, signalOf);
}

/** The rate of the noise, sqrt(1 - alphaBar_t) without cancellation, in [0, 1], length T. */
export function noise(schedule: Schedule): Float64Array<ArrayBuffer> {
  return Float64Array.from(schedule.logAlphaBar, noiseOf);
}

/**
 * sigma_t = noise_t / signal_t, in [0, Infinity], length T: the noise beside data of unit rate.
 *
 * @see {@link https://arxiv.org/abs/2206.00364 | arXiv:2206.00364}, table 1
 */
export function sigma(schedule: Schedule): Float64Array<ArrayBuffer> {
  return Float64Array.from(schedule.logAlphaBar, (l) => noiseOf(l) / signalOf(l));
}

/** snr_t = alphaBar_t / (1 - alphaBar_t), in [0, Infinity], length T; its logarithm is `logSnr`. */
export function snr(schedule: Schedule): Float64Array<ArrayBuffer> {
  return Float64Array.from(schedule.logAlphaBar, (l) => exp(l) / noiseVarianceOf(l));
}
