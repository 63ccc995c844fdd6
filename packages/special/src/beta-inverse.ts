import { betaRatio, shapesFit } from "./beta.ts";
import { betaFraction, betaPrefix, logBeta } from "./beta-kernel.ts";
import { exp } from "./exp.ts";
import { log } from "./log.ts";

/** Newton's steps end when they no longer move x by more than rounding. */
const CLOSE = 2 ** -50;
const MOST_STEPS = 200;

/**
 * The odds x / (1 - x) with I_x(a, b) = p, for p at most 1/2.
 *
 * Newton's method on ln I in the logarithm of the odds, in which it is concave: from the left, where
 * odds^a / (a B(a, b)) >= I puts the start, every step goes right.
 */
function odds(a: number, b: number, p: number): number {
  const goal = log(p);
  let r = exp((goal + log(a) + logBeta(a, b)) / a);
  for (let n = 0; n < MOST_STEPS && r > 0 && r < Infinity; n++) {
    const [x, y] = [r / (1 + r), 1 / (1 + r)];
    const prefix = betaPrefix(a, b, x, y, 0);
    let [value, slope] = [0, 0];
    if (x <= (a + 1) / (a + b + 2)) {
      const fraction = betaFraction(a, b, x);
      [value, slope] = [prefix + log(fraction), 1 / fraction];
    } else {
      const whole = betaRatio(a, b, x, y, 0, 0);
      [value, slope] = [log(whole), exp(prefix) / whole];
    }
    const step = (goal - value) / slope;
    r *= exp(step);
    if (!(Math.abs(step) > CLOSE)) break;
  }
  return r;
}

/**
 * The inverse of {@link betaI} in x: the quantile function of the beta law.
 *
 * @param a - The first shape, in (0, 1e9].
 * @param b - The second shape, in (0, 1e9].
 * @param p - A probability in [0, 1].
 * @returns The x in [0, 1] with I_x(a, b) = p, to about the last digits that p fixes; NaN outside the
 *   domain.
 */
export function betaIInverse(a: number, b: number, p: number): number {
  if (!(shapesFit(a, b) && p >= 0 && p <= 1)) return NaN;
  if (p === 0 || p === 1) return p;
  if (p <= 0.5) {
    const r = odds(a, b, p);
    return r < Infinity ? r / (1 + r) : 1;
  }
  return 1 / (1 + odds(b, a, 1 - p));
}
