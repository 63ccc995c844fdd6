import { betaI, betaIInverse, exp, lgamma, log, log1p } from "@inkwash/special";
import { checkNumber, checkPositive, checkProbability, type Distribution } from "./distribution.ts";

/**
 * The beta law of shapes a and b on [0, 1].
 *
 * pdf x^(a-1) (1 - x)^(b-1) / B(a, b), cdf I_x(a, b).
 *
 * @param a - In (0, 1e9].
 * @param b - In (0, 1e9].
 * @returns Its functions.
 * @throws RangeError if a shape is out of range; the functions, if x is NaN or p no probability.
 */
export function betaLaw(a: number, b: number): Distribution {
  checkPositive("betaLaw", "a", a, 1e9);
  checkPositive("betaLaw", "b", b, 1e9);
  const clamp = (x: number): number => {
    checkNumber("betaLaw", x);
    return Math.min(1, Math.max(0, x));
  };
  const logBeta = lgamma(a) + lgamma(b) - lgamma(a + b);
  const logPdf = (x: number): number => {
    if (clamp(x) !== x) return -Infinity;
    const left = a === 1 ? 0 : (a - 1) * log(x);
    const right = b === 1 ? 0 : (b - 1) * log1p(-x);
    return left + right - logBeta;
  };
  const cdf = (x: number): number => betaI(a, b, clamp(x));
  const sf = (x: number): number => betaI(b, a, 1 - clamp(x));
  return {
    pdf: (x) => exp(logPdf(x)),
    logPdf,
    cdf,
    sf,
    logCdf: (x) => (clamp(x) < a / (a + b) ? log(cdf(x)) : log1p(-sf(x))),
    ppf: (p) => {
      checkProbability("betaLaw", p);
      return betaIInverse(a, b, p);
    },
  };
}
