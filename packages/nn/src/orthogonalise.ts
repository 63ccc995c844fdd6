/**
 * Makes the rows of a matrix, or its columns if there are fewer, orthonormal, in place.
 *
 * Vector k becomes what it has at right angles to the vectors before it, at length 1: the Q of the QR
 * decomposition with a positive diagonal of R, by Gram and Schmidt's rule applied twice.
 *
 * @param matrix - [rows, columns], of full rank.
 */
export function orthogonalise(
  matrix: Float32Array | Float64Array,
  rows: number,
  columns: number,
): void {
  const wide = rows <= columns;
  const [count, length] = wide ? [rows, columns] : [columns, rows];
  const at = (vector: number, i: number): number =>
    wide ? vector * columns + i : i * columns + vector;
  const vectors = Array.from({ length: count }, (_, k) =>
    Float64Array.from({ length }, (__, i) => matrix[at(k, i)]!),
  );
  const dot = (a: Float64Array, b: Float64Array): number =>
    a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  vectors.forEach((vector, k) => {
    for (let pass = 0; pass < 2; pass++) {
      for (const before of vectors.slice(0, k)) {
        const share = dot(vector, before);
        for (let i = 0; i < length; i++) vector[i]! -= share * before[i]!;
      }
    }
    const norm = Math.sqrt(dot(vector, vector));
    for (let i = 0; i < length; i++) {
      vector[i]! /= norm;
      matrix[at(k, i)] = vector[i]!;
    }
  });
}
