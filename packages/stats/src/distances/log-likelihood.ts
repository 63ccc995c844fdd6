import { checkSamples, finiteCopy } from "../check.ts";
import type { Estimate } from "../information/estimate.ts";
import type { Samples } from "../types.ts";

/**
 * The logarithm of a density at n points: d numbers each, one after the other, give n numbers.
 *
 * forward's `logDensity` fits, as `(points) => logDensity(mixture, points)`.
 */
export type LogDensity = (points: Float64Array<ArrayBuffer>) => ArrayLike<number>;

/** The points and ln q at each; refuses what is NaN, Infinity or of another length. */
export function evaluate(
  name: string,
  samples: Samples,
  logDensity: LogDensity,
): { n: number; d: number; points: Float64Array; logs: Float64Array } {
  const { n, d } = checkSamples(name, "samples", samples);
  const points = finiteCopy(name, "samples", samples.data);
  const logs = Float64Array.from(logDensity(Float64Array.from(points)));
  if (logs.length !== n) {
    throw new TypeError(
      `${name}: logDensity must give ${n} numbers, one per sample; got ${logs.length}`,
    );
  }
  const bad = logs.findIndex((v) => !(v < Infinity));
  if (bad >= 0) {
    throw new RangeError(
      `${name}: logDensity must be below Infinity; got ${logs[bad]} at sample ${bad}`,
    );
  }
  return { n, d, points, logs };
}

/** The mean of independent terms and its standard error, where there is one. */
export function average(terms: Float64Array): { value: number; standardError?: number } {
  const n = terms.length;
  const value = terms.reduce((sum, v) => sum + v, 0) / n;
  if (!(n > 1 && Number.isFinite(value))) return { value };
  const square = terms.reduce((sum, v) => sum + (v - value) ** 2, 0);
  return { value, standardError: Math.sqrt(square / (n - 1) / n) };
}

/**
 * The mean log-likelihood of samples under a known law, in nats per sample.
 *
 * (1/n) sum_i ln q(x_i), unbiased for E ln q(X). It is largest for samples heaped at the mode: beside it
 * belongs the same number of data, whose expectation is minus the law's entropy.
 *
 * @param samples - Samples [n, ...], finite.
 * @param logDensity - ln q at many points; -Infinity is legal.
 * @returns An estimate; -Infinity where q is 0 at some sample.
 * @throws TypeError if shape or the number of results do not fit.
 * @throws RangeError if a number is not finite or a result is NaN or Infinity.
 */
export function logLikelihood(samples: Samples, logDensity: LogDensity): Estimate {
  const { n, logs } = evaluate("logLikelihood", samples, logDensity);
  const outside = logs.reduce((count, v) => count + (v === -Infinity ? 1 : 0), 0);
  return {
    ...average(logs),
    bias: 0,
    bounds: [-Infinity, Infinity],
    method: "mean",
    n,
    ...(outside > 0 && { warning: `${outside} samples lie where the law has no density` }),
  };
}
