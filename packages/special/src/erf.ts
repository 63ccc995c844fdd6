import { LOW } from "./double-double.ts";
import { erfTail, METHODS_MEET, TWO_OVER_SQRT_PI } from "./erf-kernel.ts";
import { lessErfc } from "./erfc-kernel.ts";

/**
 * The error function erf x.
 *
 * erf x = 2 / sqrt(pi) times the integral of e^(-t^2) over [0, x].
 *
 * @param x - Any number; `erf(-0)` is -0.
 * @returns A number in [-1, 1], within 0.7 ulp; NaN for NaN.
 */
export function erf(x: number): number {
  const a = Math.abs(x);
  // So small that low parts would underflow.
  if (a < 2 ** -960) return x * TWO_OVER_SQRT_PI;
  if (a < METHODS_MEET) {
    const tail = erfTail(x);
    const sum = x + tail;
    return sum + (x - sum + tail + LOW[0]!);
  }
  if (!(a < 6)) return a >= 6 ? Math.sign(x) : NaN;
  const value = lessErfc(1, a);
  return x < 0 ? -value : value;
}
