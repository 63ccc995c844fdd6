import { cos, sin } from "@inkwash/special";

/** The smallest power of two that is at least n. */
export function powerOfTwo(n: number): number {
  let size = 1;
  while (size < n) size *= 2;
  return size;
}

/** exp(-2 pi i k / n) for k < n / 2, as cosines and sines. */
interface Twiddles {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

function twiddles(n: number): Twiddles {
  const at = (f: (x: number) => number): Float64Array =>
    Float64Array.from({ length: n / 2 }, (_, k) => f((-2 * Math.PI * k) / n));
  return { re: at(cos), im: at(sin) };
}

/** Puts the elements in the order of their indices read backwards in binary. */
function reorder(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    [re[i], re[j]] = [re[j]!, re[i]!];
    [im[i], im[j]] = [im[j]!, im[i]!];
  }
}

/** sum_j x_j exp(-2 pi i j k / n), in place; n a power of two. */
function transform(re: Float64Array, im: Float64Array, turn: Twiddles): void {
  const n = re.length;
  reorder(re, im);
  for (let half = 1; half < n; half *= 2) {
    const stride = n / (2 * half);
    for (let start = 0; start < n; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const [c, s] = [turn.re[k * stride]!, turn.im[k * stride]!];
        const [a, b] = [start + k, start + k + half];
        const real = re[b]! * c - im[b]! * s;
        const imaginary = re[b]! * s + im[b]! * c;
        re[b] = re[a]! - real;
        im[b] = im[a]! - imaginary;
        re[a]! += real;
        im[a]! += imaginary;
      }
    }
  }
}

/** The transform along one axis of an array: of `count` lines, `step` apart, with elements `stride` apart. */
function transformLines(
  re: Float64Array,
  im: Float64Array,
  lines: { length: number; count: number; step: number; stride: number },
): void {
  const { length, count, step, stride } = lines;
  const turn = twiddles(length);
  const [a, b] = [new Float64Array(length), new Float64Array(length)];
  for (let line = 0; line < count; line++) {
    for (let k = 0, at = line * step; k < length; k++, at += stride) {
      a[k] = re[at]!;
      b[k] = im[at]!;
    }
    transform(a, b, turn);
    for (let k = 0, at = line * step; k < length; k++, at += stride) {
      re[at] = a[k]!;
      im[at] = b[k]!;
    }
  }
}

function transformGrid(re: Float64Array, im: Float64Array, rows: number, columns: number): void {
  transformLines(re, im, { length: columns, count: rows, step: columns, stride: 1 });
  transformLines(re, im, { length: rows, count: columns, step: 1, stride: columns });
}

/**
 * The cyclic convolution of two real arrays [rows, columns], both powers of two; rows = 1 for a line.
 *
 * With z = a + i b, a * b is half the imaginary part of z * z: one transform there and one back.
 */
export function convolve(
  a: Float64Array,
  b: Float64Array,
  rows: number,
  columns: number,
): Float64Array {
  const [re, im] = [a.slice(), b.slice()];
  transformGrid(re, im, rows, columns);
  for (let k = 0; k < re.length; k++) {
    const [x, y] = [re[k]!, im[k]!];
    re[k] = x * x - y * y;
    im[k] = 2 * x * y;
  }
  // With real and imaginary parts exchanged, the same transform goes back.
  transformGrid(im, re, rows, columns);
  return im.map((v) => v / (2 * im.length));
}

/** sum_j x_j cos(pi k (j + 1/2) / n) for k < n along every row of [rows, n]; n a power of two. */
export function cosineTransform(x: Float64Array, rows: number): Float64Array {
  const n = x.length / rows;
  const turn = twiddles(2 * n);
  const out = new Float64Array(x.length);
  const quarter = Float64Array.from({ length: n }, (_, k) => cos((Math.PI * k) / (2 * n)));
  const other = Float64Array.from({ length: n }, (_, k) => sin((Math.PI * k) / (2 * n)));
  for (let row = 0; row < rows; row++) {
    const [re, im] = [new Float64Array(2 * n), new Float64Array(2 * n)];
    re.set(x.subarray(row * n, (row + 1) * n));
    transform(re, im, turn);
    for (let k = 0; k < n; k++) out[row * n + k] = re[k]! * quarter[k]! + im[k]! * other[k]!;
  }
  return out;
}
