import type { Mixture } from "./types.ts";

/** How far the sum of the weights may be from 1: what rounding K decimal fractions leaves. */
const WEIGHT_SLACK = 1e-9;

/** Refuses what is not a mixture; returns its dimension d. */
export function checkMixture(who: string, mixture: Mixture): number {
  const { weights, means, covariances } = mixture;
  const count = weights.length;
  if (!(count >= 1 && means.length === count && covariances.length === count)) {
    throw new RangeError(
      `${who}: a mixture needs as many means and covariances as weights, at least one; ` +
        `got ${count} weights, ${means.length} means, ${covariances.length} covariances`,
    );
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(weights.every((weight) => weight >= 0) && Math.abs(total - 1) <= WEIGHT_SLACK)) {
    throw new RangeError(
      `${who}: weights must be >= 0 and sum to 1; got [${weights.join(", ")}], sum ${total}`,
    );
  }
  const dimension = means[0]!.length;
  means.forEach((mean, k) => {
    if (!(mean.length === dimension && dimension >= 1 && mean.every(Number.isFinite))) {
      throw new RangeError(
        `${who}: means must be finite and all of one length >= 1; got [${mean.join(", ")}] ` +
          `at position ${k}`,
      );
    }
    checkCovariance(who, covariances[k]!, dimension, k);
  });
  return dimension;
}

function checkCovariance(
  who: string,
  covariance: readonly number[],
  dimension: number,
  k: number,
): void {
  const fits = covariance.every((value, at) => {
    const [i, j] = [Math.floor(at / dimension), at % dimension];
    const mirrored = covariance[j * dimension + i];
    return Number.isFinite(value) && value === mirrored && (i !== j || value >= 0);
  });
  if (!(covariance.length === dimension * dimension && fits)) {
    throw new RangeError(
      `${who}: covariances must be symmetric ${dimension} x ${dimension} matrices, row-major, ` +
        `finite, with variances >= 0; got [${covariance.join(", ")}] at position ${k}`,
    );
  }
}

/** As {@link checkMixture}, for what is defined on the line only. */
export function checkMixture1(who: string, mixture: Mixture): void {
  const dimension = checkMixture(who, mixture);
  if (dimension !== 1) {
    throw new RangeError(`${who}: needs a one-dimensional mixture; got dimension ${dimension}`);
  }
}
