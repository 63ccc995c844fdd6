import { erfTail } from "./erf-kernel.ts";
import { lessErfc } from "./erfc-kernel.ts";

/**
 * The error function erf x.
 *
 * erf x = 2 / sqrt(pi) times the integral of e^(-t^2) over [0, x].
 *
 * @param x - Any number; `erf(-0)` is -0.
 * @returns A number in [-1, 1], within 0.75 ulp; NaN for NaN.
 */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a <= 0.5) return x + erfTail(x);
  if (!(a < 6)) return a >= 6 ? Math.sign(x) : NaN;
  const value = lessErfc(1, a);
  return x < 0 ? -value : value;
}
