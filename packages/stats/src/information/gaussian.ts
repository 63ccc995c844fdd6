import { log } from "@inkwash/special";
import type { Covariance } from "../covariance.ts";
import { checkSymmetric, cholesky, forwardSolve } from "../linear/cholesky.ts";
import { eigenvalues } from "../linear/eigenvalues.ts";

/** The Cholesky factor and dimension of a law's covariance. */
function factorOf(
  name: string,
  { mean, covariance }: Covariance,
): { d: number; factor: Float64Array } {
  const d = checkSymmetric(name, "covariance", covariance);
  if (mean?.length !== d)
    throw new TypeError(`${name}: mean must have ${d} numbers; got ${mean?.length}`);
  const factor = cholesky(covariance, d);
  if (factor === undefined) throw new RangeError(`${name}: covariance must be positive definite`);
  return { d, factor };
}

function checkSame(name: string, d: number, other: number): void {
  if (d !== other)
    throw new TypeError(`${name}: laws must have one dimension; got ${d} and ${other}`);
}

const logDiagonal = (factor: Float64Array, d: number): number => {
  let sum = 0;
  for (let i = 0; i < d; i++) sum += log(factor[i * d + i]!);
  return sum;
};

/**
 * The differential entropy of a normal law, exact: (d ln(2 pi e) + ln det covariance) / 2.
 *
 * @param law - Mean and covariance, as `covariance(samples)` gives them.
 * @returns Nats.
 * @throws RangeError if the covariance is not positive definite.
 */
export function gaussianEntropy(law: Covariance): number {
  const { d, factor } = factorOf("gaussianEntropy", law);
  return (d / 2) * (1 + log(2 * Math.PI)) + logDiagonal(factor, d);
}

/**
 * The Kullback-Leibler divergence D(P | Q) of two normal laws, exact.
 *
 * (tr(B^-1 A) + (b - a)^T B^-1 (b - a) - d + ln(det B / det A)) / 2.
 *
 * @param p - Mean a and covariance A.
 * @param q - Mean b and covariance B.
 * @returns Nats, in [0, Infinity).
 * @throws TypeError if dimensions differ; RangeError if a covariance is not positive definite.
 */
export function gaussianDivergence(p: Covariance, q: Covariance): number {
  const name = "gaussianDivergence";
  const [left, right] = [factorOf(name, p), factorOf(name, q)];
  checkSame(name, left.d, right.d);
  const { d } = left;
  // tr(B^-1 A) is the sum of squares of L_B^-1 L_A, column by column.
  let trace = 0;
  for (let j = 0; j < d; j++) {
    const column = Float64Array.from({ length: d }, (_, i) => left.factor[i * d + j]!);
    trace += forwardSolve(right.factor, column).reduce((sum, v) => sum + v * v, 0);
  }
  const gap = Float64Array.from(p.mean, (v, i) => v - q.mean[i]!);
  const moved = forwardSolve(right.factor, gap).reduce((sum, v) => sum + v * v, 0);
  const volumes = logDiagonal(right.factor, d) - logDiagonal(left.factor, d);
  return Math.max(0, (trace + moved - d) / 2 + volumes);
}

/**
 * The squared Fréchet distance of two normal laws: their squared Wasserstein distance, exact.
 *
 * |a - b|^2 + tr(A + B - 2 (A^(1/2) B A^(1/2))^(1/2)); of fitted laws what FID is for pictures'
 * features. It sees means and covariances only.
 *
 * @param p - Mean a and covariance A, which must be positive definite.
 * @param q - Mean b and covariance B.
 * @returns A number in [0, Infinity), in squared units of the samples.
 * @throws TypeError if dimensions differ; RangeError if a covariance is not positive definite.
 * @see {@link https://doi.org/10.1016/0047-259X(82)90077-X | Dowson & Landau (1982)}, eq. 16
 */
export function frechetDistance(p: Covariance, q: Covariance): number {
  const name = "frechetDistance";
  const { d, factor } = factorOf(name, p);
  checkSame(name, d, factorOf(name, q).d);
  // L^T B L has the eigenvalues of A^(1/2) B A^(1/2).
  const product = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      let sum = 0;
      for (let k = 0; k < d; k++) {
        for (let l = 0; l < d; l++)
          sum += factor[k * d + i]! * q.covariance[k * d + l]! * factor[l * d + j]!;
      }
      product[i * d + j] = sum;
    }
  }
  let distance = 0;
  for (let i = 0; i < d; i++) {
    const gap = p.mean[i]! - q.mean[i]!;
    distance += gap * gap + p.covariance[i * d + i]! + q.covariance[i * d + i]!;
  }
  for (const value of eigenvalues(product, d)) distance -= 2 * Math.sqrt(Math.max(0, value));
  return Math.max(0, distance);
}
