import { tooFar } from "../score.ts";
import type { Rates, Samples } from "../types.ts";
import { checkQuery, cloudOf, look, lookOf, rateOf } from "./kernel.ts";

/**
 * The score of a noised data set, the gradient of its log-density.
 *
 * grad ln q(x) = (signal E[x_0 | x] - x) / noise^2 = -E[epsilon | x] / noise: towards a mean of the data
 * points near by.
 *
 * @param data - Samples [n, ...] of any shape.
 * @param at - The rates, noise > 0, for all states or one pair per state.
 * @param x - States of the same shape, in any number.
 * @returns As many elements as x.
 * @throws RangeError if the data is empty, something is not finite or lengths do not fit, there is no
 * noise, or a state is beyond the range of float64.
 */
export function empiricalScore(data: Samples, at: Rates, x: Samples): Float64Array<ArrayBuffer> {
  const cloud = cloudOf("empiricalScore", data);
  checkQuery("empiricalScore", cloud, x, at);
  const found = lookOf(cloud);
  const out = new Float64Array(x.data.length);
  for (let row = 0; row < x.shape[0]!; row++) {
    const [signal, noise] = [rateOf(at.signal, row), rateOf(at.noise, row)];
    const offset = row * cloud.size;
    if (look(cloud, x, row, signal, noise, found) === -Infinity) {
      throw tooFar("empiricalScore", x.data[offset]!);
    }
    for (let i = 0; i < cloud.size; i++) out[offset + i] = -found.noise[i]! / noise;
  }
  return out;
}
