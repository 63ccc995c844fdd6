import { exp, expm1, log, log1p } from "@inkwash/special";
import { checkPositive, checkSteps } from "./check.ts";

/** Options of {@link fixedUpdate}. */
export interface FixedUpdateOptions {
  /** What the state is multiplied by at every step, in (0, 1). */
  readonly factor: number;
  /** The standard deviation of the noise that every step adds, > 0. */
  readonly sigma: number;
}

/** The law of x_t given x_0 under the same update at every step, tables of length T. */
export interface FixedUpdate {
  /** The rate of the data after t + 1 steps, factor^(t + 1). */
  readonly signal: Float64Array<ArrayBuffer>;
  /** The standard deviation of the noise after t + 1 steps. */
  readonly noise: Float64Array<ArrayBuffer>;
  /** 2 ln(signal / noise), in nats. */
  readonly logSnr: Float64Array<ArrayBuffer>;
  /** The standard deviation that `noise` tends to, sigma / sqrt(1 - factor^2). */
  readonly limit: number;
}

/**
 * The same update at every step: x_t = factor x_(t-1) + sigma epsilon.
 *
 * After n steps the state is N(factor^n x_0, sigma^2 (1 - factor^(2n)) / (1 - factor^2)), and for ever
 * N(0, sigma^2 / (1 - factor^2)). With factor^2 + sigma^2 = 1 this is `constant(steps, { beta: sigma^2 })`,
 * whose limit is N(0, 1).
 *
 * @param steps - Number of steps T, an integer in [1, 2^24].
 * @param options - See {@link FixedUpdateOptions}.
 * @throws RangeError if `steps`, `factor` or `sigma` is out of range.
 */
export function fixedUpdate(steps: number, options: FixedUpdateOptions): FixedUpdate {
  const { factor, sigma } = options;
  checkSteps("fixedUpdate", steps);
  if (!(factor > 0 && factor < 1)) {
    throw new RangeError(`fixedUpdate: factor must be in (0, 1); got ${factor}`);
  }
  checkPositive("fixedUpdate", "sigma", sigma);
  // (1 - factor) (1 + factor) and log1p(factor - 1) keep what 1 - factor^2 and ln would lose.
  const limit = sigma / Math.sqrt((1 - factor) * (1 + factor));
  const rate = factor > 0.5 ? log1p(factor - 1) : log(factor);
  const logSignal = Float64Array.from({ length: steps }, (_, t) => (t + 1) * rate);
  const noise = logSignal.map((l) => limit * Math.sqrt(-expm1(2 * l)));
  return {
    signal: logSignal.map((l) => exp(l)),
    noise,
    logSnr: logSignal.map((l, t) => 2 * (l - log(noise[t]!))),
    limit,
  };
}
