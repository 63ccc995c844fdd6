import { checkCoefficient } from "./check.ts";
import { countPoints, evaluator } from "./evaluator.ts";
import { marginal } from "./marginal.ts";
import { remaining } from "./remaining.ts";
import { tooFar } from "./score.ts";
import type { Mixture, Rates } from "./types.ts";

/** E[x_0 | x] and Cov[x_0 | x] at n points in d dimensions. */
export interface DenoisedMoments {
  /** Length n d. */
  readonly mean: Float64Array<ArrayBuffer>;
  /** Length n d d, one symmetric d x d matrix after the other, row-major. */
  readonly covariance: Float64Array<ArrayBuffer>;
}

/**
 * What a noisy state says of the data: E[x_0 | x] and Cov[x_0 | x], at many points.
 *
 * The mean and the covariance of `conditional(mixture, at, point)`. The trace of the covariance is the
 * squared error that even the best denoiser makes there.
 *
 * @param mixture - The law of the data, in d dimensions; point masses are allowed where noise > 0.
 * @param at - The rates, one place for all points; `at()` of @inkwash/schedules gives them.
 * @param points - n noisy states of d coordinates, one after the other.
 * @throws RangeError if the mixture is malformed, the noisy law has no density, or a point is not
 * finite or so far out that float64 cannot hold its log-density.
 */
export function denoisedMoments(
  mixture: Mixture,
  at: Rates<number>,
  points: ArrayLike<number>,
): DenoisedMoments {
  const { signal, noise } = at;
  checkCoefficient("denoisedMoments", "at.noise", noise, 1);
  const here = evaluator("denoisedMoments", marginal(mixture, at));
  const { dimension: d, components, shares, pulls, visit } = here;
  const unknown = components.map(({ index, factor }) =>
    remaining(mixture.covariances[index]!, factor, noise, d),
  );
  const count = countPoints("denoisedMoments", points, d);
  const mean = new Float64Array(count * d);
  const covariance = new Float64Array(count * d * d);
  const own = new Float64Array(components.length * d);
  for (let row = 0; row < count; row++) {
    if (visit(points, row * d) === -Infinity) throw tooFar("denoisedMoments", points[row * d]!);
    components.forEach(({ index }, k) => {
      const wide = mixture.covariances[index]!;
      for (let i = 0; i < d; i++) {
        let sum = mixture.means[index]![i]!;
        for (let j = 0; j < d; j++) sum += signal * wide[i * d + j]! * pulls[k * d + j]!;
        own[k * d + i] = sum;
        mean[row * d + i]! += shares[k]! * sum;
      }
    });
    shares.forEach((share, k) => {
      for (let i = 0; i < d; i++) {
        for (let j = 0; j < d; j++) {
          const spread =
            (own[k * d + i]! - mean[row * d + i]!) * (own[k * d + j]! - mean[row * d + j]!);
          covariance[(row * d + i) * d + j]! += share * (spread + unknown[k]![i * d + j]!);
        }
      }
    });
  }
  return { mean, covariance };
}
