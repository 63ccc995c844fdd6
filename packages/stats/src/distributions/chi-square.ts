import { exp, gammaP, gammaPInverse, gammaQ, lgamma, log, log1p } from "@inkwash/special";
import { devianceHalf, stirlingError } from "../kolmogorov/binomial.ts";
import { checkNumber, checkPositive, checkProbability, type Distribution } from "./distribution.ts";

const tau = 2 * Math.PI;

/** ln(x^a e^-x / Gamma(a)) for x > 0. */
function logGammaTerm(a: number, x: number): number {
  if (a < 16) return a * log(x) - x - lgamma(a);
  return 0.5 * log(a / tau) - stirlingError(a) - devianceHalf(a, x);
}

/**
 * The chi-square law with k degrees of freedom.
 *
 * P(X > x) = Q(k / 2, x / 2), the law of a sum of k squares of standard normals.
 *
 * @param degrees - k, in (0, 1e9].
 * @returns Its functions.
 * @throws RangeError if degrees is out of range; the functions, if x is NaN or p no probability.
 */
export function chiSquareLaw(degrees: number): Distribution {
  checkPositive("chiSquareLaw", "degrees", degrees, 1e9);
  const a = degrees / 2;
  const check = (x: number): number => {
    checkNumber("chiSquareLaw", x);
    return Math.max(0, x) / 2;
  };
  const logPdf = (x: number): number => {
    const half = check(x);
    if (x < 0 || x === Infinity) return -Infinity;
    if (half > 0) return logGammaTerm(a, half) - log(x);
    return a < 1 ? Infinity : a === 1 ? -log(2) : -Infinity;
  };
  const cdf = (x: number): number => gammaP(a, check(x));
  const sf = (x: number): number => gammaQ(a, check(x));
  return {
    pdf: (x) => exp(logPdf(x)),
    logPdf,
    cdf,
    sf,
    logCdf: (x) => (check(x) < a ? log(cdf(x)) : log1p(-sf(x))),
    ppf: (p) => {
      checkProbability("chiSquareLaw", p);
      return 2 * gammaPInverse(a, p);
    },
  };
}
