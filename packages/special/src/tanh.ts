import { LOW, quotient } from "./double-double.ts";
import { expm1Sum } from "./expm1-kernel.ts";

/**
 * The hyperbolic tangent.
 *
 * tanh x = (e^2x - 1) / (e^2x + 1), numerator and denominator with twice the digits.
 *
 * @param x - Any number; `tanh(-0)` is -0.
 * @returns A number in [-1, 1], within 0.65 ulp; NaN for NaN.
 */
export function tanh(x: number): number {
  const a = Math.abs(x);
  if (!(a < 22)) return a >= 22 ? Math.sign(x) : NaN;
  if (a < 2 ** -28) return x;
  // (e^2a - 1) / (e^2a + 1), numerator and denominator with their low parts.
  const high = expm1Sum(2 * a);
  const low = LOW[0]!;
  const below = high + 2;
  const shadow = below - high;
  const lost = high - (below - shadow) + (2 - shadow);
  const value = quotient(high, low, below, lost + low);
  return x < 0 ? -value : value;
}
