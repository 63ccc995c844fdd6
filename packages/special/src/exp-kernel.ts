import { scale } from "./powers-of-two.ts";

// Taylor coefficients 1/n!; at |r| <= ln(2)/2 the first term left out, r^15/15!, is below 2^-63.
const C3 = 1 / 6;
const C4 = 1 / 24;
const C5 = 1 / 120;
const C6 = 1 / 720;
const C7 = 1 / 5040;
const C8 = 1 / 40320;
const C9 = 1 / 362880;
const C10 = 1 / 3628800;
const C11 = 1 / 39916800;
const C12 = 1 / 479001600;
const C13 = 1 / 6227020800;
const C14 = 1 / 87178291200;

/** e^r - 1 - r - r^2 / 2 for |r| <= 0.35: what is small enough to be summed with rounding. */
export function expTail(r: number): number {
  const z = r * r;
  const even = C4 + z * (C6 + z * (C8 + z * (C10 + z * (C12 + z * C14))));
  const odd = C3 + z * (C5 + z * (C7 + z * (C9 + z * (C11 + z * C13))));
  return z * (z * even + r * odd);
}

/** 2^k e^(r + c) for an integer k, |r| <= 0.35 and a c below the last bit of r. */
export function expScaled(k: number, r: number, c: number): number {
  const square = 0.5 * r * r;
  const linear = 1 + r;
  const sum = linear + square;
  const lost = linear - sum + square + (1 - linear + r);
  return scale(sum + (lost + (expTail(r) + c * sum)), k);
}
