import { betaI, betaIInverse, exp, lgamma, log, log1p } from "@inkwash/special";
import { stirlingError } from "../kolmogorov/binomial.ts";
import { checkNumber, checkPositive, checkProbability, type Distribution } from "./distribution.ts";

/** ln(Gamma(a + 1/2) / Gamma(a)). */
function logHalfStep(a: number): number {
  if (a < 16) return lgamma(a + 0.5) - lgamma(a);
  // Both by Stirling's formula, ln Gamma(a) = ln Gamma(a + 1) - ln a, so that nothing large cancels.
  const rest = stirlingError(a + 0.5) - stirlingError(a) + 0.5 * log(a) - 0.5;
  return a * log1p(0.5 / a) + rest;
}

/** ln(1 + t^2 / v) without overflow. */
function logOnePlus(t: number, v: number): number {
  return Math.abs(t) < 1e150 ? log1p((t * t) / v) : 2 * log(Math.abs(t)) - log(v);
}

/**
 * Student's law with v degrees of freedom.
 *
 * P(X > t) = I_x(v / 2, 1 / 2) / 2 for t > 0 with x = v / (v + t^2).
 *
 * @param degrees - v, in (0, 1e9]; tails are right to a relative 1e-12 up to 1e4, 1e-7 at 1e9.
 * @returns Its functions.
 * @throws RangeError if degrees is out of range; the functions, if x is NaN or p no probability.
 */
export function studentLaw(degrees: number): Distribution {
  checkPositive("studentLaw", "degrees", degrees, 1e9);
  const v = degrees;
  const constant = logHalfStep(v / 2) - 0.5 * log(v * Math.PI);
  const logPdf = (x: number): number => {
    checkNumber("studentLaw", x);
    return constant - ((v + 1) / 2) * logOnePlus(x, v);
  };
  /** P(X > |x|). */
  const tail = (x: number): number => {
    checkNumber("studentLaw", x);
    const square = x * x;
    if (square < Math.min(1, v)) return 0.5 - betaI(0.5, v / 2, square / (v + square)) / 2;
    return betaI(v / 2, 0.5, 1 / (1 + square / v)) / 2;
  };
  const cdf = (x: number): number => (x > 0 ? 1 - tail(x) : tail(x));
  /** The |x| with P(X > |x|) = p, for p at most 1/2. */
  const outer = (p: number): number => {
    if (p > 0.25) {
      const y = betaIInverse(0.5, v / 2, 1 - 2 * p);
      return Math.sqrt((v * y) / (1 - y));
    }
    const x = betaIInverse(v / 2, 0.5, 2 * p);
    return Math.sqrt(v * ((1 - x) / x));
  };
  return {
    pdf: (x) => exp(logPdf(x)),
    logPdf,
    cdf,
    sf: (x) => cdf(-x),
    logCdf: (x) => (x > 0 ? log1p(-tail(x)) : log(tail(x))),
    ppf: (p) => {
      checkProbability("studentLaw", p);
      return p < 0.5 ? -outer(p) : p === 0.5 ? 0 : outer(1 - p);
    },
  };
}
