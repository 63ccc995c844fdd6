import { log, exp, pow } from "@inkwash/special";
import { checkPositive } from "../check.ts";
import { define } from "./define.ts";
import type { ContinuousSchedule } from "./types.ts";

/** The noise levels of {@link edm}; the defaults are those of Karras et al. */
export interface EdmOptions {
  /**
   * The noise that is left at u = 0, >= 0.
   * @defaultValue 0.002
   */
  readonly min?: number | undefined;
  /**
   * The noise at u = 1, > `min`.
   * @defaultValue 80
   */
  readonly max?: number | undefined;
  /**
   * How much of the time goes to small noise, > 0: equal times are equal steps of noise^(1/rho).
   * 1 is the paper's own time, noise = max u for min = 0.
   * @defaultValue 7
   */
  readonly rho?: number | undefined;
}

/**
 * The process of Karras et al. (EDM): the data stays, the noise grows like a power of time.
 *
 * signal = 1, noise = (min^(1/rho) + u (max^(1/rho) - min^(1/rho)))^rho, drift 0, diffusion
 * 2 noise d noise / du. Equal steps of u are the steps of the paper's sampler.
 *
 * @param options - See {@link EdmOptions}.
 * @throws RangeError unless 0 <= min < max and rho > 0.
 * @see {@link https://arxiv.org/abs/2206.00364 | arXiv:2206.00364}, eq. 5 and table 1
 */
export function edm(options: EdmOptions = {}): ContinuousSchedule {
  const { min = 0.002, max = 80, rho = 7 } = options;
  if (!(min >= 0 && max > min && max < Infinity)) {
    throw new RangeError(`edm: 0 <= min < max must hold, finite; got ${min} and ${max}`);
  }
  checkPositive("edm", "rho", rho);
  const [low, high] = [pow(min, 1 / rho), pow(max, 1 / rho)];
  const root = (u: number): number => low * (1 - u) + high * u;
  return define("edm", {
    signal: () => 1,
    noise: (u) => pow(root(u), rho),
    logSnr: (u) => -2 * rho * log(root(u)),
    timeOf: (logSnr) => (exp(-logSnr / 2 / rho) - low) / (high - low),
    signalSlope: () => 0,
    noiseSlope: (u) => rho * (high - low) * pow(root(u), rho - 1),
    drift: () => 0,
  });
}
