import { checkRates, undetermined } from "./target.ts";
import type { Prediction } from "./types.ts";

/** A combination of the state x and a denoiser's prediction m: state x + prediction m. */
export interface Recovery {
  /** What multiplies x. */
  readonly state: number;
  /** What multiplies m. */
  readonly prediction: number;
}

/**
 * The data from a state and a prediction: x0 = state x + prediction m.
 *
 * epsilon: (x - noise m) / signal; x0: m; v: (signal x - noise m) / (signal^2 + noise^2);
 * score: (x + noise^2 m) / signal; flow: (x - noise m) / (signal + noise).
 *
 * @param predicts - The kind of m.
 * @param signal - The rate of the data, >= 0.
 * @param noise - The rate of the noise, >= 0.
 * @throws RangeError for epsilon and score where signal = 0: they say nothing about the data there.
 * @see {@link https://arxiv.org/abs/2202.00512 | arXiv:2202.00512}, section 4
 */
export function x0From(predicts: Prediction, signal: number, noise: number): Recovery {
  checkRates("x0From", predicts, signal, noise);
  if (predicts === "x0") return { state: 0, prediction: 1 };
  if (predicts === "flow") return over(signal + noise, 1, -noise);
  if (predicts === "v") return over(signal * signal + noise * noise, signal, -noise);
  if (signal === 0) throw undetermined("x0From", `x0 from ${predicts}`, "signal = 0");
  return over(signal, 1, predicts === "epsilon" ? -noise : noise * noise);
}

/**
 * The noise from a state and a prediction: epsilon = state x + prediction m.
 *
 * epsilon: m; x0: (x - signal m) / noise; v: (noise x + signal m) / (signal^2 + noise^2);
 * score: -noise m; flow: (x + signal m) / (signal + noise).
 *
 * @param predicts - The kind of m.
 * @param signal - The rate of the data, >= 0.
 * @param noise - The rate of the noise, >= 0.
 * @throws RangeError for x0 and score where noise = 0: they say nothing about the noise there.
 * @see {@link https://arxiv.org/abs/2202.00512 | arXiv:2202.00512}, section 4
 */
export function epsilonFrom(predicts: Prediction, signal: number, noise: number): Recovery {
  checkRates("epsilonFrom", predicts, signal, noise);
  if (predicts === "epsilon") return { state: 0, prediction: 1 };
  if (predicts === "flow") return over(signal + noise, 1, signal);
  if (predicts === "v") return over(signal * signal + noise * noise, noise, signal);
  if (noise === 0) throw undetermined("epsilonFrom", `epsilon from ${predicts}`, "noise = 0");
  return predicts === "x0" ? over(noise, 1, -signal) : { state: 0, prediction: -noise };
}

function over(divisor: number, state: number, prediction: number): Recovery {
  return { state: state / divisor, prediction: prediction / divisor };
}
