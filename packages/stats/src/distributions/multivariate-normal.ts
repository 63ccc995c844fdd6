import { exp, log } from "@inkwash/special";
import { checkSymmetric, cholesky, forwardSolve } from "../linear/cholesky.ts";

/** A normal law in d dimensions. */
export interface MultivariateNormal {
  /** d. */
  readonly dimension: number;
  /** The density at a point of d numbers. */
  readonly pdf: (x: ArrayLike<number>) => number;
  /** ln of the density. */
  readonly logPdf: (x: ArrayLike<number>) => number;
  /** (x - mean)^T covariance^-1 (x - mean), which is chi-square with d degrees of freedom. */
  readonly mahalanobisSquared: (x: ArrayLike<number>) => number;
}

/**
 * The normal law N(mean, covariance) in d dimensions.
 *
 * logPdf = -(d ln 2 pi + ln det covariance + (x - mean)^T covariance^-1 (x - mean)) / 2, by Cholesky.
 *
 * @param mean - d finite numbers.
 * @param covariance - A symmetric positive definite d x d matrix, row-major, as `covariance` gives it.
 * @returns Its functions.
 * @throws TypeError if lengths do not fit; RangeError if the matrix is not positive definite.
 */
export function multivariateNormal(
  mean: ArrayLike<number>,
  covariance: ArrayLike<number>,
): MultivariateNormal {
  const name = "multivariateNormal";
  const dimension = checkSymmetric(name, "covariance", covariance);
  if (mean?.length !== dimension) {
    throw new TypeError(`${name}: mean must have ${dimension} numbers; got ${mean?.length}`);
  }
  const factor = cholesky(covariance, dimension);
  if (factor === undefined) {
    throw new RangeError(`${name}: covariance must be positive definite; some direction has none`);
  }
  let halfLogDet = 0;
  for (let i = 0; i < dimension; i++) halfLogDet += log(factor[i * dimension + i]!);
  const constant = -0.9189385332046728 * dimension - halfLogDet;
  const mahalanobisSquared = (x: ArrayLike<number>): number => {
    if (x?.length !== dimension) {
      throw new TypeError(`${name}: x must have ${dimension} numbers; got ${x?.length}`);
    }
    const gap = Float64Array.from(x, (v, i) => v - mean[i]!);
    const sum = forwardSolve(factor, gap).reduce((total, v) => total + v * v, 0);
    if (Number.isNaN(sum)) throw new RangeError(`${name}: x must be numbers; got NaN`);
    return sum;
  };
  const logPdf = (x: ArrayLike<number>): number => constant - 0.5 * mahalanobisSquared(x);
  return { dimension, pdf: (x) => exp(logPdf(x)), logPdf, mahalanobisSquared };
}
