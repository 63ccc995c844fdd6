import type { Rates, Samples } from "../types.ts";
import { checkQuery, cloudOf, look, lookOf, rateOf } from "./kernel.ts";

/**
 * The log-density of a noised data set, in nats.
 *
 * ln q(x) = ln (1/n sum_j N(x; signal x_j, noise^2 I)): `logDensity` of the mixture with a point mass on
 * every data point, without making it. 10,000 points at 10,000 states are 10^8 distances, of which
 * 1,024 are held at a time.
 *
 * @param data - Samples [n, ...] of any shape.
 * @param at - The rates, noise > 0, for all states or one pair per state.
 * @param x - States of the same shape, in any number.
 * @returns One number per state; -Infinity where it is beyond the range of float64.
 * @throws RangeError if the data is empty, something is not finite or lengths do not fit, or there is
 * no noise.
 */
export function empiricalLogDensity(
  data: Samples,
  at: Rates,
  x: Samples,
): Float64Array<ArrayBuffer> {
  const cloud = cloudOf("empiricalLogDensity", data);
  checkQuery("empiricalLogDensity", cloud, x, at);
  const found = lookOf(cloud);
  return Float64Array.from({ length: x.shape[0]! }, (_, row) =>
    look(cloud, x, row, rateOf(at.signal, row), rateOf(at.noise, row), found),
  );
}
