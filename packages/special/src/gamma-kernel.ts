import { LOW, product, total } from "./double-double.ts";
import { logGammaLong } from "./log-gamma-kernel.ts";
import { logLong } from "./pow-kernel.ts";

/** A term smaller than this part of its sum no longer changes it. */
const SMALL = 2 ** -54;

/** ln(x^a e^-x / Gamma(a)), its low part left in `LOW`. */
export function gammaPrefix(a: number, x: number): number {
  const gamma = logGammaLong(a);
  const gammaLow = LOW[0]!;
  const log = logLong(x);
  const power = product(log, LOW[0]!, a, 0);
  const scaled = total(power, LOW[0]!, -x, 0);
  return total(scaled, LOW[0]!, -gamma, -gammaLow);
}

/** P(a, x) Gamma(a) / (x^a e^-x), for x <= a + 1. */
export function gammaSeries(a: number, x: number): number {
  let sum = 1 / a;
  let term = sum;
  for (let n = 1; term > sum * SMALL; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Q(a, x) Gamma(a) / (x^a e^-x), for x > a + 1: Legendre's continued fraction by Lentz's method. */
export function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let value = d;
  for (let n = 1; ; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 2 * SMALL * 2) return value;
  }
}
