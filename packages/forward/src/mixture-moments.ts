import { checkMixture } from "./check-mixture.ts";
import type { Mixture } from "./types.ts";

/** The mean and the covariance of a law in d dimensions. */
export interface MixtureMoments {
  /** Length d. */
  readonly mean: Float64Array<ArrayBuffer>;
  /** Symmetric d x d, row-major. */
  readonly covariance: Float64Array<ArrayBuffer>;
}

/**
 * The mean and the covariance of a mixture.
 *
 * m = sum_k w_k m_k, C = sum_k w_k (C_k + (m_k - m)(m_k - m)^T), in any dimension, point masses
 * included.
 *
 * @param mixture - A mixture in d dimensions.
 * @throws RangeError if the mixture is malformed.
 */
export function mixtureMoments(mixture: Mixture): MixtureMoments {
  const d = checkMixture("mixtureMoments", mixture);
  const mean = new Float64Array(d);
  const covariance = new Float64Array(d * d);
  mixture.weights.forEach((weight, k) => {
    for (let i = 0; i < d; i++) mean[i]! += weight * mixture.means[k]![i]!;
  });
  mixture.weights.forEach((weight, k) => {
    const apart = mixture.means[k]!.map((m, i) => m - mean[i]!);
    for (let i = 0; i < d * d; i++) {
      const spread = apart[Math.floor(i / d)]! * apart[i % d]!;
      covariance[i]! += weight * (mixture.covariances[k]![i]! + spread);
    }
  });
  return { mean, covariance };
}
