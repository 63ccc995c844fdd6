import { exp } from "./exp.ts";
import { gammaQ, gammaP, LARGEST_SHAPE } from "./gamma.ts";
import { gammaFraction, gammaPrefix, gammaSeries } from "./gamma-kernel.ts";
import { lgamma } from "./lgamma.ts";
import { log } from "./log.ts";

/** Newton's steps end when they no longer move x by more than rounding. */
const CLOSE = 2 ** -50;
const MOST_STEPS = 200;

/**
 * The x with ln tail(x) = ln p by Newton's method in ln x: the logarithms of both tails are concave
 * there, so from the outer side every step goes the right way.
 */
function solve(
  start: number,
  logTail: (x: number) => readonly [value: number, slope: number],
  goal: number,
): number {
  let x = start;
  for (let n = 0; n < MOST_STEPS && x > 0 && x < Infinity; n++) {
    const [value, slope] = logTail(x);
    const step = (goal - value) / slope;
    x *= exp(step);
    if (!(Math.abs(step) > CLOSE)) break;
  }
  return x;
}

/** The x with P(a, x) = p, for p at most 1/2: from x^a / Gamma(a + 1) >= P. */
function lower(a: number, p: number): number {
  const start = exp((log(p) + lgamma(a + 1)) / a);
  const logTail = (x: number): readonly [number, number] => {
    const prefix = gammaPrefix(a, x);
    if (x <= a + 1) {
      const series = gammaSeries(a, x);
      return [prefix + log(series), 1 / series];
    }
    const value = gammaP(a, x);
    return [log(value), exp(prefix) / value];
  };
  return solve(start, logTail, log(p));
}

/** The x with Q(a, x) = q, for q at most 1/2: from a + sqrt(2 a L) + L with L = -ln q, a bound. */
function upper(a: number, q: number): number {
  const l = -log(q);
  const logTail = (x: number): readonly [number, number] => {
    const prefix = gammaPrefix(a, x);
    if (x > a + 1) {
      const fraction = gammaFraction(a, x);
      return [prefix + log(fraction), -1 / fraction];
    }
    const value = gammaQ(a, x);
    return [log(value), -exp(prefix) / value];
  };
  return solve(a + Math.sqrt(2 * a * l) + l, logTail, -l);
}

/** Whether (a, p) is in the domain. */
function inside(a: number, p: number): boolean {
  return a > 0 && a <= LARGEST_SHAPE && p >= 0 && p <= 1;
}

/**
 * The inverse of {@link gammaP} in x: the quantile function of the gamma law of shape a.
 *
 * @param a - The shape, in (0, 1e9].
 * @param p - A probability in [0, 1].
 * @returns The x in [0, Infinity] with P(a, x) = p, to about the last digits that p fixes; NaN outside
 *   the domain.
 */
export function gammaPInverse(a: number, p: number): number {
  if (!inside(a, p)) return NaN;
  if (p === 0) return 0;
  return p <= 0.5 ? lower(a, p) : gammaQInverse(a, 1 - p);
}

/**
 * The inverse of {@link gammaQ} in x: the quantile function from above.
 *
 * @param a - The shape, in (0, 1e9].
 * @param q - A probability in [0, 1], of the upper tail.
 * @returns The x in [0, Infinity] with Q(a, x) = q; NaN outside the domain.
 */
export function gammaQInverse(a: number, q: number): number {
  if (!inside(a, q)) return NaN;
  if (q === 0) return Infinity;
  return q <= 0.5 ? upper(a, q) : q === 1 ? 0 : lower(a, 1 - q);
}
