import { LOW, product, total } from "./double-double.ts";
import { logGammaLong } from "./log-gamma-kernel.ts";
import { logLong } from "./pow-kernel.ts";

/** ln B(a, b) = ln Gamma(a) + ln Gamma(b) - ln Gamma(a + b), its low part left in `LOW`. */
export function logBeta(a: number, b: number): number {
  const left = logGammaLong(a);
  const leftLow = LOW[0]!;
  const right = logGammaLong(b);
  const both = total(left, leftLow, right, LOW[0]!);
  const bothLow = LOW[0]!;
  // What the sum a + b lost moves ln Gamma by its derivative, about ln(a + b).
  const sum = a + b;
  const lost = sum - Math.max(a, b) - Math.min(a, b);
  const whole = logGammaLong(sum);
  const wholeLow = LOW[0]!;
  const slope = sum > 1 ? logLong(sum) : 0;
  return total(both, bothLow, -whole, lost * slope - wholeLow);
}

/** ln(x^a y^b / B(a, b)) for y = 1 - x, where y + `yLow` is more exact; low part left in `LOW`. */
export function betaPrefix(a: number, b: number, x: number, y: number, yLow: number): number {
  const beta = logBeta(a, b);
  const betaLow = LOW[0]!;
  const logX = logLong(x);
  const left = product(logX, LOW[0]!, a, 0);
  const leftLow = LOW[0]!;
  const logY = logLong(y);
  const right = product(logY, LOW[0]! + yLow / y, b, 0);
  const both = total(left, leftLow, right, LOW[0]!);
  return total(both, LOW[0]!, -beta, -betaLow);
}

/** I_x(a, b) B(a, b) / (x^a y^b) for x <= (a + 1) / (a + b + 2), by Lentz's method. */
export function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; ; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 2 ** -52) return value / a;
  }
}
