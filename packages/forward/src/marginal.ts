import { checkCoefficient } from "./check.ts";
import { checkMixture } from "./check-mixture.ts";
import type { Mixture, Rates } from "./types.ts";

/**
 * The law of x = signal x0 + noise epsilon when the data is a Gaussian mixture: again a mixture.
 *
 * weights stay, means become signal m, covariances signal^2 C + noise^2 I. Exact at every place of
 * the process, for any dimension and full covariances; point masses become Gaussians as soon as
 * there is noise.
 *
 * @param mixture - The law of the data.
 * @param at - The rates, one place for all; `at()` of @inkwash/schedules gives them.
 * @throws RangeError if the mixture is malformed or a rate is not finite.
 */
export function marginal(mixture: Mixture, at: Rates<number>): Mixture {
  const { signal, noise } = at;
  const dimension = checkMixture("marginal", mixture);
  checkCoefficient("marginal", "at.signal", signal, 1);
  checkCoefficient("marginal", "at.noise", noise, 1);
  return {
    weights: mixture.weights,
    means: mixture.means.map((mean) => mean.map((m) => signal * m)),
    covariances: mixture.covariances.map((covariance) =>
      covariance.map((c, i) => {
        const scaled = signal * signal * c;
        return i % (dimension + 1) === 0 ? scaled + noise * noise : scaled;
      }),
    ),
  };
}
