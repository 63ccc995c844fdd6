import { describe } from "../check.ts";

/** Refuses what is not a symmetric d x d matrix of finite numbers; returns d. */
export function checkSymmetric(name: string, field: string, matrix: ArrayLike<number>): number {
  const d = Math.round(Math.sqrt(matrix?.length ?? 0));
  if (!(d > 0 && d * d === matrix.length)) {
    throw new TypeError(
      `${name}: ${field} must be a d x d matrix, row-major; got ${describe(matrix?.length)} numbers`,
    );
  }
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      const [a, b] = [matrix[i * d + j]!, matrix[j * d + i]!];
      if (!(Math.abs(a - b) <= 1e-9 * (Math.abs(a) + Math.abs(b)))) {
        throw new RangeError(`${name}: ${field} must be finite and symmetric; got ${a} and ${b}`);
      }
    }
  }
  return d;
}

/** The lower triangular L with L L^T = matrix, d x d; undefined where it is not positive definite. */
export function cholesky(matrix: ArrayLike<number>, d: number): Float64Array | undefined {
  const factor = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * d + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * d + k]! * factor[j * d + k]!;
      if (i > j) factor[i * d + j] = sum / factor[j * d + j]!;
      else if (sum > 1e-14 * Math.abs(matrix[i * d + i]!)) factor[i * d + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return factor;
}

/** Replaces v by L^-1 v. */
export function forwardSolve(factor: Float64Array, v: Float64Array): Float64Array {
  const d = v.length;
  for (let i = 0; i < d; i++) {
    for (let k = 0; k < i; k++) v[i]! -= factor[i * d + k]! * v[k]!;
    v[i]! /= factor[i * d + i]!;
  }
  return v;
}

/** Replaces v by L^-T v. */
export function backSolve(factor: Float64Array, v: Float64Array): Float64Array {
  const d = v.length;
  for (let i = d - 1; i >= 0; i--) {
    for (let k = i + 1; k < d; k++) v[i]! -= factor[k * d + i]! * v[k]!;
    v[i]! /= factor[i * d + i]!;
  }
  return v;
}
