/** Whether a row-major matrix is symmetric and, up to rounding, has no negative eigenvalue. */
export function semiDefinite(matrix: readonly number[], d: number): boolean {
  const rest = Float64Array.from(matrix);
  const small = 1e-12 * Math.max(...matrix.map(Math.abs));
  for (let k = 0; k < d; k++) {
    const pivot = rest[k * d + k]!;
    if (!(pivot >= -small)) return false;
    for (let i = k + 1; i < d; i++) {
      if (matrix[i * d + k] !== matrix[k * d + i]) return false;
      const below = rest[i * d + k]!;
      if (pivot <= small) {
        if (Math.abs(below) > small) return false;
        continue;
      }
      for (let j = k + 1; j < d; j++) rest[i * d + j]! -= (below / pivot) * rest[k * d + j]!;
    }
  }
  return true;
}
