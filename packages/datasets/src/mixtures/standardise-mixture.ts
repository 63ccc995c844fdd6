import { describe } from "../check.ts";
import type { Standardisation } from "../rows/standardise.ts";
import type { Mixture } from "../types.ts";
import { factorise } from "./check-mixture.ts";

/**
 * The law of standardised samples, where the samples follow a mixture.
 *
 * Means (mean_k - mean) / scale, covariances covariance_k[i, j] / (scale_i scale_j): what
 * `standardiseBy` does to the samples, done to their law.
 *
 * @param mixture - Weights, means and covariances, in d dimensions.
 * @param by - The mean and scale that `standardise` gave, of length d.
 * @returns A new mixture.
 * @throws TypeError if the parts of the mixture, or the lengths, do not fit.
 * @throws RangeError if it is no mixture, a mean is not finite or a scale not positive.
 */
export function standardiseMixture(mixture: Mixture, by: Standardisation): Mixture {
  const { d } = factorise("standardiseMixture", mixture);
  const { mean, scale } = by;
  if (mean.length !== d || scale.length !== d) {
    throw new TypeError(
      `standardiseMixture: mean and scale must have length ${d}; got ${mean.length} and ${scale.length}`,
    );
  }
  if (!(mean.every((m) => Number.isFinite(m)) && scale.every((s) => s > 0 && s < Infinity))) {
    throw new RangeError(
      `standardiseMixture: mean must be finite and scale positive; got ${describe(mean)} and ` +
        describe(scale),
    );
  }
  const { weights, means, covariances } = mixture;
  return {
    weights,
    means: means.map((m) => m.map((x, i) => (x - mean[i]!) / scale[i]!)),
    covariances: covariances.map((c) =>
      c.map((x, ij) => x / (scale[Math.floor(ij / d)]! * scale[ij % d]!)),
    ),
  };
}
