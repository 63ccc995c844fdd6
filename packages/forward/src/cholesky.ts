/**
 * The lower Cholesky factor L of a symmetric matrix, C = L L^T, row-major, or undefined where C is
 * not positive definite: a pivot that rounding alone could have left counts as zero.
 *
 * @see N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. (2002), algorithm 10.2
 */
export function cholesky(
  matrix: readonly number[],
  dimension: number,
): Float64Array<ArrayBuffer> | undefined {
  const factor = new Float64Array(dimension * dimension);
  for (let i = 0; i < dimension; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * dimension + j]!;
      for (let k = 0; k < j; k++) rest -= factor[i * dimension + k]! * factor[j * dimension + k]!;
      if (j < i) {
        factor[i * dimension + j] = rest / factor[j * dimension + j]!;
        continue;
      }
      const smallest = (dimension - 1) * Number.EPSILON * matrix[i * dimension + i]!;
      if (!(rest > smallest)) return undefined;
      factor[i * dimension + i] = Math.sqrt(rest);
    }
  }
  return factor;
}

/** Solves L y = x in place at `start`, forward substitution. */
export function solveLower(factor: Float64Array, x: Float64Array, start: number, d: number): void {
  for (let i = 0; i < d; i++) {
    let rest = x[start + i]!;
    for (let k = 0; k < i; k++) rest -= factor[i * d + k]! * x[start + k]!;
    x[start + i] = rest / factor[i * d + i]!;
  }
}

/** Solves L^T y = x in place at `start`, back substitution. */
export function solveUpper(factor: Float64Array, x: Float64Array, start: number, d: number): void {
  for (let i = d - 1; i >= 0; i--) {
    let rest = x[start + i]!;
    for (let k = i + 1; k < d; k++) rest -= factor[k * d + i]! * x[start + k]!;
    x[start + i] = rest / factor[i * d + i]!;
  }
}

/** (L L^T)^-1, row-major and exactly symmetric. */
export function inverse(factor: Float64Array, d: number): Float64Array<ArrayBuffer> {
  const out = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    out[i * d + i] = 1;
    solveLower(factor, out, i * d, d);
    solveUpper(factor, out, i * d, d);
  }
  for (let i = 0; i < d; i++) for (let j = 0; j < i; j++) out[j * d + i] = out[i * d + j]!;
  return out;
}
