import { checkCoefficient } from "./check.ts";
import { countPoints, evaluator } from "./evaluator.ts";
import { marginal } from "./marginal.ts";
import { remaining } from "./remaining.ts";
import { tooFar } from "./score.ts";
import type { Mixture, Rates } from "./types.ts";

/**
 * What a noisy state says of the data: the law of x_0 given x, again a mixture.
 *
 * With M_k = signal^2 C_k + noise^2 I: weights r_k(x), means m_k + signal C_k M_k^-1 (x - signal m_k),
 * covariances noise^2 M_k^-1 C_k. The mean of it is E[x_0 | x], what the best denoiser predicts; the
 * mixture itself is what sampling from it would have to give.
 *
 * @param mixture - The law of the data, in d dimensions; point masses are allowed where noise > 0.
 * @param at - The rates, one place; `at()` of @inkwash/schedules gives them.
 * @param point - The d coordinates of the noisy state.
 * @returns A mixture of the same components.
 * @throws RangeError if the mixture is malformed, the noisy law has no density, or the point is not
 * finite or so far out that float64 cannot hold its log-density.
 */
export function conditional(
  mixture: Mixture,
  at: Rates<number>,
  point: ArrayLike<number>,
): Mixture {
  const { signal, noise } = at;
  checkCoefficient("conditional", "at.noise", noise, 1);
  const here = evaluator("conditional", marginal(mixture, at));
  const { dimension: d, components, shares, pulls, visit } = here;
  if (countPoints("conditional", point, d) !== 1) {
    throw new RangeError(`conditional: point must hold ${d} coordinates; got ${point.length}`);
  }
  if (visit(point, 0) === -Infinity) throw tooFar("conditional", point[0]!);
  const weights = mixture.weights.map(() => 0);
  const means = mixture.means.map((mean) => [...mean]);
  const covariances = mixture.covariances.map((covariance) => [...covariance]);
  components.forEach(({ index, factor }, k) => {
    const covariance = mixture.covariances[index]!;
    weights[index] = shares[k]!;
    covariances[index] = Array.from(remaining(covariance, factor, noise, d));
    for (let i = 0; i < d; i++) {
      for (let j = 0; j < d; j++) {
        means[index]![i]! += signal * covariance[i * d + j]! * pulls[k * d + j]!;
      }
    }
  });
  return { weights, means, covariances };
}
