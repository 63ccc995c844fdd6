/** Large products are scaled by 2^-128 and the exponent is kept beside. */
const up = 2 ** 128;
const down = 1 / up;

/** A square matrix times a power of 2^128. */
interface Scaled {
  matrix: Float64Array;
  exponent: number;
}

function multiply(a: Scaled, b: Scaled, m: number): Scaled {
  const matrix = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < m; k++) {
      const factor = a.matrix[i * m + k]!;
      if (factor === 0) continue;
      for (let j = 0; j < m; j++) matrix[i * m + j]! += factor * b.matrix[k * m + j]!;
    }
  }
  let exponent = a.exponent + b.exponent;
  const centre = (m >> 1) * m + (m >> 1);
  if (matrix[centre]! > up) {
    for (let i = 0; i < matrix.length; i++) matrix[i]! *= down;
    exponent += 1;
  }
  return { matrix, exponent };
}

/** Durbin's matrix H for k = ceil(n d), h = k - n d, of size m = 2 k - 1. */
function durbin(k: number, h: number): Float64Array {
  const m = 2 * k - 1;
  const inverse = new Float64Array(m + 1); // 1 / j!
  const edge = new Float64Array(m); // (1 - h^(j+1)) / (j+1)!
  inverse[0] = 1;
  let power = 1;
  for (let j = 1; j <= m; j++) {
    inverse[j] = inverse[j - 1]! / j;
    power *= h;
    edge[j - 1] = (1 - power) * inverse[j]!;
  }
  let corner = 1 - 2 * power;
  if (h > 0.5) {
    let extra = 1;
    for (let j = 0; j < m; j++) extra *= 2 * h - 1;
    corner += extra;
  }
  edge[m - 1] = corner * inverse[m]!;
  const matrix = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      if (j === 0) matrix[i * m] = edge[i]!;
      else if (i === m - 1) matrix[i * m + j] = edge[m - 1 - j]!;
      else if (i - j + 1 >= 0) matrix[i * m + j] = inverse[i - j + 1]!;
    }
  }
  return matrix;
}

/**
 * P(D < d) of the two-sided statistic of n values, by the n-th power of Durbin's matrix.
 *
 * n! / n^n times the middle element of H^n; O((n d)^3 log n).
 *
 * @see Marsaglia, Tsang & Wang (2003), Evaluating Kolmogorov's distribution, doi:10.18637/jss.v008.i18
 */
export function durbinCdf(n: number, d: number): number {
  const k = Math.ceil(n * d);
  const m = 2 * k - 1;
  let square: Scaled = { matrix: durbin(k, k - n * d), exponent: 0 };
  let product: Scaled | undefined;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) product = product ? multiply(product, square, m) : square;
    if (rest > 1) square = multiply(square, square, m);
  }
  let { exponent } = product!;
  let p = product!.matrix[(k - 1) * m + (k - 1)]!;
  for (let i = 1; i <= n; i++) {
    p = (i * p) / n;
    if (p < down) {
      p *= up;
      exponent -= 1;
    }
  }
  for (; exponent > 0; exponent--) p *= up;
  for (; exponent < 0; exponent++) p *= down;
  return p;
}
