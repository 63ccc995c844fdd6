import { log1p } from "@inkwash/special";

/**
 * ln alphaBar_t = sum of ln(1 - beta_s) over s <= t, summed with Neumaier's compensation, so that
 * the error stays that of the last rounding for any number of steps.
 *
 * @see A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen,
 * ZAMM 54 (1974), algorithm IV.
 */
export function logAlphaBarOf(beta: Float64Array): Float64Array<ArrayBuffer> {
  const out = new Float64Array(beta.length).fill(-Infinity);
  let sum = 0;
  let lost = 0;
  for (let t = 0; t < beta.length; t++) {
    const term = log1p(-beta[t]!);
    if (term === -Infinity) break; // nothing is left of the data from here on
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
    out[t] = sum + lost;
  }
  return out;
}
