import { exp, log1p } from "@inkwash/special";
import { backSolve, cholesky, forwardSolve } from "../linear/cholesky.ts";

/** A classifier: P(label 1 | x) = 1 / (1 + e^-(intercept + weights . x)). */
export interface Logistic {
  readonly intercept: number;
  readonly weights: Float64Array;
}

/** The intercept and weights as one list, the features with a leading 1. */
function score(beta: Float64Array, features: Float64Array, i: number): number {
  const count = beta.length - 1;
  let sum = beta[0]!;
  for (let k = 0; k < count; k++) sum += beta[k + 1]! * features[i * count + k]!;
  return sum;
}

/** The penalised negative log-likelihood: sum ln(1 + e^s) - label s + ridge |weights|^2 / 2. */
function loss(
  beta: Float64Array,
  features: Float64Array,
  labels: Uint8Array,
  ridge: number,
): number {
  let sum = 0;
  for (let k = 1; k < beta.length; k++) sum += (ridge / 2) * beta[k]! * beta[k]!;
  labels.forEach((label, i) => {
    const s = label === 1 ? -score(beta, features, i) : score(beta, features, i);
    sum += s > 0 ? s + log1p(exp(-s)) : log1p(exp(s));
  });
  return sum;
}

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares).
 *
 * Minimises sum_i ln(1 + e^(-+ score_i)) + ridge |weights|^2 / 2, the intercept free: scikit-learn's
 * LogisticRegression(C = 1 / ridge). A step that does not descend is halved.
 */
export function fitLogistic(features: Float64Array, labels: Uint8Array, ridge: number): Logistic {
  const count = features.length / labels.length;
  const size = count + 1;
  let beta = new Float64Array(size);
  let best = loss(beta, features, labels, ridge);
  for (let iteration = 0; iteration < 100; iteration++) {
    const gradient = beta.map((v, k) => (k === 0 ? 0 : ridge * v));
    const hessian = new Float64Array(size * size);
    for (let k = 1; k < size; k++) hessian[k * size + k] = ridge;
    labels.forEach((label, i) => {
      const p = 1 / (1 + exp(-score(beta, features, i)));
      const feature = (k: number): number => (k === 0 ? 1 : features[i * count + k - 1]!);
      for (let a = 0; a < size; a++) {
        const at = feature(a);
        gradient[a]! += (p - label) * at;
        for (let b = 0; b <= a; b++) hessian[a * size + b]! += p * (1 - p) * at * feature(b);
      }
    });
    const factor = cholesky(hessian, size);
    if (factor === undefined) break;
    const whitened = forwardSolve(factor, gradient);
    const decrement = whitened.reduce((sum, v) => sum + v * v, 0);
    const step = backSolve(factor, whitened);
    const moved = (scale: number): typeof beta => beta.map((v, k) => v - scale * step[k]!);
    // So near the minimum the whole step is right to the last digits, and the loss cannot tell.
    if (decrement <= 1e-8 * best) {
      beta = moved(1);
      if (decrement <= 1e-16 * best) break;
      best = loss(beta, features, labels, ridge);
      continue;
    }
    let scale = 1;
    while (scale > 1e-4 && !(loss(moved(scale), features, labels, ridge) < best)) scale /= 2;
    beta = moved(scale);
    best = loss(beta, features, labels, ridge);
  }
  return { intercept: beta[0]!, weights: beta.slice(1) };
}
