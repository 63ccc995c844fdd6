import { exp, lgamma, pow } from "@inkwash/special";

/** The series stop at terms below this, as SciPy's do: what they leave out is below 1e-9. */
const small = 1e-7;

/**
 * e^z K_order(z), the modified Bessel function: the integral of e^(z - z cosh t) cosh(order t).
 *
 * By the trapezoid rule, whose error falls as e^(-(2 pi / step)^2 / (2 z)): below 1e-13 up to z = 40,
 * and e^(-2 z) stands before what is beyond.
 */
function scaledBessel(order: number, z: number): number {
  const step = 1 / 8;
  let sum = 0.5;
  for (let n = 1; ; n++) {
    const e = exp(n * step);
    const grow = exp(order * n * step);
    const half = (e - 1) * (1 - 1 / e);
    const term = 0.5 * exp((-z * half) / 2) * (grow + 1 / grow);
    sum += term;
    if (term < sum * 1e-18) return step * sum;
  }
}

/** P(W <= x) in the limit of large n (Csorgo & Faraway 1996, eq. 1.3). */
function limit(x: number): number {
  let sum = 0;
  for (let k = 0; ; k++) {
    const y = 4 * k + 1;
    const q = (y * y) / (16 * x);
    const scale = exp(lgamma(k + 0.5) - lgamma(k + 1)) / (Math.PI * Math.sqrt(Math.PI * x));
    const term = scale * Math.sqrt(y) * exp(-2 * q) * scaledBessel(0.25, q);
    sum += term;
    if (Math.abs(term) < small) return sum;
  }
}

/** The correction of order 1 / n, without limit / 12 (eq. 1.10). */
function correction(x: number): number {
  const root = 2 * Math.sqrt(x);
  const [y1, y2] = [pow(x, 0.75), pow(x, 1.25)];
  const sqrtPi = Math.sqrt(Math.PI);
  const second = (y: number): number => {
    const z = (y * y) / 4;
    const b = scaledBessel(0.25, z) + scaledBessel(0.75, z);
    return (exp(-2 * z) * pow(y / 2, 1.5) * b) / sqrtPi;
  };
  const third = (y: number): number => {
    const z = (y * y) / 4;
    const b = 2 * scaledBessel(0.25, z) + 3 * scaledBessel(0.75, z) - scaledBessel(1.25, z);
    return (exp(-2 * z) * pow(y / 2, 2.5) * b) / sqrtPi;
  };
  let sum = 0;
  for (let k = 0; ; k++) {
    const m = 2 * k + 1;
    const gamma = exp(lgamma(k + 0.5) - lgamma(k + 1));
    const first = second((4 * k + 1) / root);
    const last = second((4 * k + 5) / root);
    const term =
      gamma *
      ((m * second((4 * k + 3) / root)) / (9 * y1) +
        third((4 * k + 1) / root) / (72 * y2) +
        (2 * (m + 2) * (k + 0.5) * third((4 * k + 5) / root)) / (12 * y2) +
        (7 * m * (first + last)) / (144 * y1));
    sum -= term / Math.PI;
    if (Math.abs(term / Math.PI) < small) return sum;
  }
}

/** P(W >= w) for n values of a known continuous law, to order 1 / n. */
export function cramerVonMisesTail(n: number, w: number): number {
  if (w >= n / 3) return 0;
  if (w <= 1 / (12 * n)) return 1;
  const p = 1 - (limit(w) * (1 + 1 / (12 * n)) + correction(w) / n);
  return Math.min(1, Math.max(0, p));
}
