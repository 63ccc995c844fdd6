import { normalQuantile } from "@inkwash/special";
import { below } from "./cdf.ts";
import { checkMixture1 } from "./check-mixture.ts";
import type { Mixture } from "./types.ts";

/**
 * The quantiles of a mixture on the line.
 *
 * Q(p) = the smallest x with F(x) >= p; Q(0) and Q(1) are the ends of the support, infinite where a
 * component is a Gaussian. The quantile of a mixture lies between the smallest and the largest of
 * its components' quantiles; bisection goes from there to neighbouring float64 numbers.
 *
 * @param mixture - A one-dimensional mixture.
 * @param probabilities - n numbers in [0, 1].
 * @returns Length n, increasing in p.
 * @throws RangeError if the mixture has another dimension, or a probability is outside [0, 1].
 */
export function quantile(
  mixture: Mixture,
  probabilities: ArrayLike<number>,
): Float64Array<ArrayBuffer> {
  checkMixture1("quantile", mixture);
  return Float64Array.from(probabilities, (p, i) => {
    if (!(p >= 0 && p <= 1)) {
      throw new RangeError(`quantile: probabilities must be in [0, 1]; got ${p} at position ${i}`);
    }
    return one(mixture, p);
  });
}

function one(mixture: Mixture, p: number): number {
  let low = Infinity;
  let high = -Infinity;
  let spread = Infinity;
  for (let k = 0; k < mixture.weights.length; k++) {
    if (mixture.weights[k] === 0) continue;
    const mean = mixture.means[k]![0]!;
    const deviation = Math.sqrt(mixture.covariances[k]![0]!);
    const own = deviation > 0 ? mean + deviation * normalQuantile(p) : mean;
    low = Math.min(low, own);
    high = Math.max(high, own);
    if (deviation > 0) spread = Math.min(spread, deviation);
    else if (below(mixture, mean, false) < p && p <= below(mixture, mean, true)) return mean;
  }
  if (p === 0) return low;
  if (p === 1) return high;
  const finest = spread === Infinity ? 0 : spread * Number.EPSILON;
  while (high - low > finest) {
    const middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) break;
    if (below(mixture, middle, true) >= p) high = middle;
    else low = middle;
  }
  return high;
}
