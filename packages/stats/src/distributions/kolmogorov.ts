import { exp, log, log1p } from "@inkwash/special";
import { checkNumber, checkProbability, type Distribution } from "./distribution.ts";

const pi2 = Math.PI * Math.PI;
const logSqrtTau = 0.9189385332046728; // ln(2 pi) / 2

/** 2 sum (-1)^(k-1) e^(-2 k^2 z^2) for z > 0.8. */
function upper(z: number): number {
  let sum = 0;
  for (let k = 5; k >= 1; k--) sum = exp(-2 * (2 * k - 1) * z * z) * (1 - sum);
  return 2 * sum;
}

/** ln(sqrt(2 pi) / z sum e^(-(2k-1)^2 pi^2 / (8 z^2))) for z in (0, 0.8]. */
function logLower(z: number): number {
  const q = -pi2 / (8 * z * z);
  return logSqrtTau - log(z) + q + log1p(exp(8 * q) * (1 + exp(16 * q)));
}

/** The density: derivatives of both series. */
function density(z: number): number {
  let sum = 0;
  if (z > 0.8) {
    for (let k = 6; k >= 1; k--)
      sum += (k % 2 === 1 ? 8 : -8) * k * k * z * exp(-2 * k * k * z * z);
    return sum;
  }
  for (let k = 1; k <= 5; k += 2) {
    const q = (k * k * pi2) / (8 * z * z);
    sum += (2 * q - 1) * exp(-q);
  }
  return (2.5066282746310007 * sum) / (z * z);
}

/**
 * Kolmogorov's limiting law, of sqrt(n) D for large n.
 *
 * P(Z > z) = 2 sum over k >= 1 of (-1)^(k-1) e^(-2 k^2 z^2), and its theta transform for small z. For
 * a given n {@link kolmogorovTail} is exact.
 *
 * @returns Its functions.
 * @throws RangeError, by the functions, if x is NaN or p no probability.
 * @see {@link https://dlmf.nist.gov/20.7#viii | DLMF, 20.7.32}, for the transform
 */
export function kolmogorovLaw(): Distribution {
  const name = "kolmogorovLaw";
  const sf = (x: number): number => {
    checkNumber(name, x);
    if (x <= 0) return 1;
    return x > 0.8 ? upper(x) : 1 - exp(logLower(x));
  };
  const logCdf = (x: number): number => {
    checkNumber(name, x);
    if (x <= 0) return -Infinity;
    return x > 0.8 ? log1p(-upper(x)) : logLower(x);
  };
  const pdf = (x: number): number => {
    checkNumber(name, x);
    return x <= 0 || x > 1e150 ? 0 : density(x);
  };
  return {
    pdf,
    logPdf: (x) =>
      x > 1 && x < 1e150
        ? log(8 * x * (1 - 4 * exp(-6 * x * x) + 9 * exp(-16 * x * x) - 16 * exp(-30 * x * x))) -
          2 * x * x
        : log(pdf(x)),
    cdf: (x) => (x > 0.8 ? 1 - sf(x) : exp(logCdf(x))),
    sf,
    logCdf,
    ppf: (p) => {
      checkProbability(name, p);
      if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
      let [low, high] = [0, 8];
      // 60 bisections reach the last bit; near 1 the upper tail has the digits.
      for (let n = 0; n < 60; n++) {
        const middle = (low + high) / 2;
        const below = p < 0.5 ? logCdf(middle) < log(p) : sf(middle) > 1 - p;
        if (below) low = middle;
        else high = middle;
      }
      return (low + high) / 2;
    },
  };
}
