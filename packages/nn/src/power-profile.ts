import { pow } from "@inkwash/special";

/** The largest relative standard deviation: gamma is about 0.15 there, and 0 at 0.2887. */
export const WIDEST = 0.28;

/**
 * The exponent gamma of the profile whose weights spread by `sigma` of its length.
 *
 * The largest root of sigma² (gamma + 2)² (gamma + 3) = gamma + 1, by Newton's rule from above, where
 * the left side grows faster and bends up, so that every step falls short of passing the root.
 * @see {@link https://arxiv.org/abs/2312.02696 | arXiv:2312.02696}, eq. 126 and 127
 */
export function exponentOf(sigma: number): number {
  const square = sigma * sigma;
  // gamma + 1 < (gamma + 2)²(gamma + 3) / (gamma + 2)² gives sigma < 1 / (gamma + 2) at the root.
  let gamma = 1 / sigma;
  for (let step = 0; step < 100; step++) {
    const value = square * (gamma + 2) * (gamma + 2) * (gamma + 3) - (gamma + 1);
    const slope = square * (gamma + 2) * (3 * gamma + 8) - 1;
    const next = gamma - value / slope;
    if (!(next < gamma)) break;
    gamma = next;
  }
  return gamma;
}

/** A profile: weights (gamma + 1) tau^gamma / step^(gamma + 1) of the parameters at time tau in [0, step]. */
export interface PowerProfile {
  /** The length of the training so far. */
  readonly step: number;
  /** gamma */
  readonly exponent: number;
}

/**
 * The integral of the product of two profiles.
 * @see {@link https://arxiv.org/abs/2312.02696 | arXiv:2312.02696}, eq. 151
 */
export function overlap(a: PowerProfile, b: PowerProfile): number {
  const power = a.step < b.step ? b.exponent : -a.exponent;
  const top = (a.exponent + 1) * (b.exponent + 1) * pow(a.step / b.step, power);
  return top / ((a.exponent + b.exponent + 1) * Math.max(a.step, b.step));
}
