import { multiplyTransposed, transpose } from "../reference/matmul.ts";

/** A matrix and the memory that {@link newtonSchulz} needs. */
export interface NewtonSchulz {
  /** The matrix, [rows, columns]. */
  readonly matrix: Float64Array;
  readonly rows: number;
  readonly columns: number;
  /** The matrix, turned if it is tall: [n, length], n <= length. */
  readonly x: Float64Array;
  readonly next: Float64Array;
  /** x^T */
  readonly turned: Float64Array;
  /** x x^T and what is made of it, [n, n]. */
  readonly square: Float64Array;
  readonly mix: Float64Array;
}

/** Memory for a matrix [rows, columns]. */
export function createNewtonSchulz(rows: number, columns: number): NewtonSchulz {
  const matrix = new Float64Array(rows * columns);
  const square = new Float64Array(Math.min(rows, columns) ** 2);
  const x = rows > columns ? matrix.slice() : matrix;
  return {
    matrix,
    rows,
    columns,
    x,
    next: matrix.slice(),
    turned: matrix.slice(),
    square,
    mix: square.slice(),
  };
}

/**
 * Brings the singular values of a matrix close to 1, in place: roughly U V^T of its decomposition U S V^T.
 *
 * X = G / (|G| + 1e-7) in the Frobenius norm, then five times
 * X = 3.4445 X - 4.7750 (X X^T) X + 2.0315 (X X^T)² X; all singular values end in about [0.7, 1.2].
 *
 * @param memory - Its matrix, finite, is overwritten.
 * @see {@link https://kellerjordan.github.io/posts/muon/}, the coefficients
 */
export function newtonSchulz(memory: NewtonSchulz): void {
  const { matrix, rows, columns, x: at, next, turned, square, mix } = memory;
  let sum = 0;
  for (const value of matrix) sum += value * value;
  const norm = Math.sqrt(sum) + 1e-7;
  for (let i = 0; i < matrix.length; i++) matrix[i]! /= norm;
  // X X^T of the shorter side: the polynomial is odd, so a tall matrix may use X (X^T X).
  const tall = rows > columns;
  const [n, length] = tall ? [columns, rows] : [rows, columns];
  if (tall) transpose(at, matrix, rows, columns);
  for (let step = 0; step < 5; step++) {
    multiplyTransposed(square, at, at, n, n, length);
    // x x^T is its own transpose, and so is every polynomial of it.
    multiplyTransposed(mix, square, square, n, n, n);
    for (let p = 0; p < mix.length; p++) mix[p] = -4.775 * square[p]! + 2.0315 * mix[p]!;
    multiplyTransposed(next, mix, transpose(turned, at, n, length), n, length, n);
    for (let p = 0; p < next.length; p++) at[p] = 3.4445 * at[p]! + next[p]!;
  }
  if (tall) transpose(matrix, at, columns, rows);
}
