import { describe } from "../check.ts";
import { cholesky } from "./cholesky.ts";
import type { Mixture } from "../types.ts";

/** A checked mixture's dimension, and one Cholesky factor per component. */
export interface Factors {
  readonly d: number;
  readonly lower: readonly Float64Array[];
}

const finite = (values: readonly number[]): boolean => values.every((v) => Number.isFinite(v));

/** Refuses what is not a mixture; gives back what drawing from it needs. */
export function factorise(name: string, mixture: Mixture): Factors {
  const { weights, means, covariances } = mixture;
  const count = weights?.length;
  if (!(count > 0 && means?.length === count && covariances?.length === count)) {
    throw new TypeError(
      `${name}: a mixture has as many weights, means and covariances, at least one; got ` +
        `${weights?.length}, ${means?.length} and ${covariances?.length}`,
    );
  }
  const total = weights.reduce((sum, w) => sum + w, 0);
  if (!(weights.every((w) => w >= 0) && Math.abs(total - 1) <= 1e-9)) {
    throw new RangeError(
      `${name}: weights must be in [0, 1] with sum 1; got ${describe(weights)} with sum ${total}`,
    );
  }
  const d = means[0]!.length;
  const lower = means.map((mean, k) => {
    const covariance = covariances[k]!;
    if (!(d > 0 && mean.length === d && covariance.length === d * d)) {
      throw new TypeError(
        `${name}: component ${k} needs a mean of length ${d} and a covariance of length ${d * d}; ` +
          `got ${mean.length} and ${covariance.length}`,
      );
    }
    const symmetric = covariance.every((v, i) => v === covariance[(i % d) * d + Math.floor(i / d)]);
    const factor =
      finite(mean) && finite(covariance) && symmetric ? cholesky(covariance, d) : undefined;
    if (factor === undefined) {
      throw new RangeError(
        `${name}: component ${k} needs a finite mean and a symmetric positive semi-definite ` +
          `covariance; got ${describe(mean)} and ${describe(covariance)}`,
      );
    }
    return factor;
  });
  return { d, lower };
}
