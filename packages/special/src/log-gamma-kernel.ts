import { LOW, product, total } from "./double-double.ts";
import { polynomial } from "./polynomial.ts";
import { logLong } from "./pow-kernel.ts";

const HALF_LOG_TAU = 0.9189385332046728;
const HALF_LOG_TAU_LOW = -3.8782941580672414e-17;

/** From here on Stirling's series has all its digits. */
const LARGE = 10;

/** Coefficients of Stirling's series in 1/x^2: B_2k / (2k (2k - 1)). */
const STIRLING: readonly number[] = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
];

/** ln Gamma(x) for x > 0 with an absolute error of about 1e-15, its low part left in `LOW`. */
export function logGammaLong(x: number): number {
  let w = x;
  let below = 1;
  let steps = 0;
  for (; w < LARGE; steps++) {
    below *= w;
    w = x + (steps + 1);
  }
  // What x + steps lost moves ln Gamma by its derivative, about ln w.
  const lost = x - (w - steps);
  const log = logLong(w);
  const logLow = LOW[0]!;
  const power = product(log, logLow, w - 0.5, lost);
  const linear = total(power, LOW[0]!, -w, 0);
  const stirling = polynomial(STIRLING, 1 / (w * w), 0) / w;
  const whole = total(linear, LOW[0]!, HALF_LOG_TAU, HALF_LOG_TAU_LOW + stirling);
  if (steps === 0) return whole;
  const wholeLow = LOW[0]!;
  const less = logLong(below);
  return total(whole, wholeLow, -less, -LOW[0]!);
}
