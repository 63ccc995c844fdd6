/**
 * The lower triangle L of a symmetric positive semi-definite matrix A = L L^T, row-major; undefined
 * where A is not one. A pivot that is zero up to rounding gives a column of zeros, so directions
 * without variance are legal.
 */
export function cholesky(matrix: readonly number[], d: number): Float64Array | undefined {
  const lower = new Float64Array(d * d);
  for (let j = 0; j < d; j++) {
    for (let i = j; i < d; i++) {
      let rest = matrix[i * d + j]!;
      for (let k = 0; k < j; k++) rest -= lower[i * d + k]! * lower[j * d + k]!;
      const size = Math.sqrt(Math.abs(matrix[i * d + i]! * matrix[j * d + j]!));
      const rounding = 4 * d * Number.EPSILON * size;
      const pivot = lower[j * d + j]!;
      if (i === j) {
        if (!(rest >= -rounding)) return undefined;
        lower[j * d + j] = rest > rounding ? Math.sqrt(rest) : 0;
      } else if (pivot > 0) {
        lower[i * d + j] = rest / pivot;
      } else if (!(Math.abs(rest) <= Math.sqrt(Number.EPSILON) * size)) {
        return undefined;
      }
    }
  }
  return lower;
}
