import { erfc, exp, log, log1p, normalQuantile } from "@inkwash/special";
import { normalCdf, type NormalOptions } from "../normal-cdf.ts";
import { checkNumber, checkPositive, checkProbability, type Distribution } from "./distribution.ts";

const halfLogTau = 0.9189385332046728; // ln(2 pi) / 2

/** ln P(Z <= z): below -20 by the asymptotic series of Mills' ratio. */
function logCdf(z: number): number {
  if (z > 0) return log1p(-erfc(z * Math.SQRT1_2) / 2);
  if (z > -20) return log(erfc(-z * Math.SQRT1_2) / 2);
  const s = 1 / (z * z);
  const series = 1 - 3 * s * (1 - 5 * s * (1 - 7 * s * (1 - 9 * s * (1 - 11 * s * (1 - 13 * s)))));
  return -0.5 * z * z - halfLogTau - log(-z) + log1p(-s * series);
}

/**
 * The normal law N(mean, deviation^2).
 *
 * pdf exp(-z^2 / 2) / (deviation sqrt(2 pi)) with z = (x - mean) / deviation.
 *
 * @param options - Mean and standard deviation, by default 0 and 1.
 * @returns Its functions; `logCdf` is finite down to z = -1e150.
 * @throws RangeError if a parameter is out of range; the functions, if x is NaN or p no probability.
 * @example
 * ```ts
 * import { normalLaw } from "@inkwash/stats";
 *
 * const { sf, logCdf, ppf } = normalLaw();
 * console.log(sf(10), logCdf(-100).toFixed(6), ppf(0.975).toFixed(6)); //=> 7.619853024160498e-24 -5005.524209 1.959964
 * ```
 */
export function normalLaw(options: NormalOptions = {}): Distribution {
  const { mean = 0, deviation = 1 } = options;
  if (!Number.isFinite(mean)) throw new RangeError(`normalLaw: mean must be finite; got ${mean}`);
  checkPositive("normalLaw", "deviation", deviation);
  const standard = (x: number): number => {
    checkNumber("normalLaw", x);
    return (x - mean) / deviation;
  };
  const logPdf = (x: number): number => -0.5 * standard(x) ** 2 - halfLogTau - log(deviation);
  return {
    pdf: (x) => exp(logPdf(x)),
    logPdf,
    cdf: (x) => normalCdf(x, { mean, deviation }),
    sf: (x) => normalCdf(-standard(x)),
    logCdf: (x) => logCdf(standard(x)),
    ppf: (p) => {
      checkProbability("normalLaw", p);
      return mean + deviation * normalQuantile(p);
    },
  };
}
