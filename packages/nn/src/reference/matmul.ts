/**
 * C = A B^T for A [m, k], B [n, k], C [m, n], all row-major.
 *
 * The three products of a linear layer Y = X W^T are this one: the output itself, the weights'
 * gradient dW = (dY^T) (X^T)^T, and the input's gradient dX = dY (W^T)^T.
 *
 * Sixteen sums at a time stay in registers, so each number read is used four times. Every sum still
 * starts at 0 and adds its k products in ascending order in float64, whichever tile it falls in: the
 * bits are those of three plain loops.
 */
export function multiplyTransposed(
  c: Float64Array,
  a: Float64Array,
  b: Float64Array,
  m: number,
  n: number,
  k: number,
): void {
  const tiledRows = m - (m % 4);
  const tiledColumns = n - (n % 4);
  for (let i = 0; i < tiledRows; i += 4) {
    for (let j = 0; j < tiledColumns; j += 4) tile(c, a, b, i, j, n, k);
  }
  for (let i = 0; i < m; i++) {
    for (let j = i < tiledRows ? tiledColumns : 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += a[i * k + p]! * b[j * k + p]!;
      c[i * n + j] = sum;
    }
  }
}

/** The 4 x 4 block of C at row i, column j. */
function tile(
  c: Float64Array,
  a: Float64Array,
  b: Float64Array,
  i: number,
  j: number,
  n: number,
  k: number,
): void {
  let c00 = 0;
  let c01 = 0;
  let c02 = 0;
  let c03 = 0;
  let c10 = 0;
  let c11 = 0;
  let c12 = 0;
  let c13 = 0;
  let c20 = 0;
  let c21 = 0;
  let c22 = 0;
  let c23 = 0;
  let c30 = 0;
  let c31 = 0;
  let c32 = 0;
  let c33 = 0;
  const second = k;
  const third = 2 * k;
  const fourth = 3 * k;
  const end = (i + 1) * k;
  for (let p = i * k, q = j * k; p < end; p++, q++) {
    const a0 = a[p]!;
    const a1 = a[p + second]!;
    const a2 = a[p + third]!;
    const a3 = a[p + fourth]!;
    const b0 = b[q]!;
    const b1 = b[q + second]!;
    const b2 = b[q + third]!;
    const b3 = b[q + fourth]!;
    c00 += a0 * b0;
    c01 += a0 * b1;
    c02 += a0 * b2;
    c03 += a0 * b3;
    c10 += a1 * b0;
    c11 += a1 * b1;
    c12 += a1 * b2;
    c13 += a1 * b3;
    c20 += a2 * b0;
    c21 += a2 * b1;
    c22 += a2 * b2;
    c23 += a2 * b3;
    c30 += a3 * b0;
    c31 += a3 * b1;
    c32 += a3 * b2;
    c33 += a3 * b3;
  }
  let o = i * n + j;
  c[o] = c00;
  c[o + 1] = c01;
  c[o + 2] = c02;
  c[o + 3] = c03;
  o += n;
  c[o] = c10;
  c[o + 1] = c11;
  c[o + 2] = c12;
  c[o + 3] = c13;
  o += n;
  c[o] = c20;
  c[o + 1] = c21;
  c[o + 2] = c22;
  c[o + 3] = c23;
  o += n;
  c[o] = c30;
  c[o + 1] = c31;
  c[o + 2] = c32;
  c[o + 3] = c33;
}

/** out = A^T for A [m, n], row-major; out is [n, m]. */
export function transpose(out: Float64Array, a: Float64Array, m: number, n: number): Float64Array {
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < m; i++) out[j * m + i] = a[i * n + j]!;
  }
  return out;
}
