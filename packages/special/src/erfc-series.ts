import { LOW } from "./double-double.ts";
import { polynomial } from "./polynomial.ts";

const NEAR0_LOW = -4.367220694129972e-18;
const FAR0_LOW = -4.550335769555614e-17;

/** Coefficients in x - 1.125 of (1 + 2 x) e^(x^2) erfc(x) on [0.45, 1.75], within 2^-59. */
export const NEAR: readonly number[] = [
  1.2860187585472367, 0.017706072776858452, -0.06049956477558217, 0.051684228562265185,
  -0.03257437802394011, 0.017463039010719095, -0.0083890811972233, 0.0037073218811543474,
  -0.0015309926227066505, 0.0005970163510502545, -0.00022148350364392102, 7.861036640184952e-5,
  -2.681029170796761e-5, 8.817220213313144e-6, -2.806524115226268e-6, 8.670723738777066e-7,
  -2.5610771353116795e-7, 7.278319052667544e-8, -2.5033471586474156e-8, 7.975383628355947e-9,
];

/** Coefficients in (x - 4) / (x + 4) of the same on [1.75, 28], within 2^-59. */
export const FAR: readonly number[] = [
  1.2329951186255526, -0.1396211168405625, 0.015379652102619532, 0.06809705425469126,
  -0.10103906603626736, 0.09373283499836288, -0.06633036581414349, 0.03716751554017838,
  -0.016197734013954784, 0.005031969871680568, -0.0007577737651253141, -0.00019925500103467329,
  0.00015062368928890423, -2.4412483413461583e-5, -1.1217508307375404e-5, 5.757406410495028e-6,
  2.2759401873745947e-7, -8.634889353909862e-7, 2.2807886371458695e-7, -1.0094308059488872e-8,
];

/**
 * (1 + 2 x) e^(x^2) erfc(x) for x in [0.45, 28], with its low part left in `LOW`.
 *
 * It stays between 1.14 and 1.29, so that all but the constant term is small.
 *
 * @see Shepherd and Laframboise, Math. Comp. 36 (1981), 249-253
 */
export function erfcSeries(x: number): number {
  const near = x < 1.75;
  const c = near ? NEAR : FAR;
  const t = near ? x - 1.125 : (x - 4) / (x + 4);
  const tail = t * polynomial(c, t, 1);
  const sum = c[0]! + tail;
  LOW[0] = c[0]! - sum + tail + (near ? NEAR0_LOW : FAR0_LOW);
  return sum;
}
