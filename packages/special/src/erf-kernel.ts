import { exactProduct, LOW } from "./double-double.ts";
import { polynomial } from "./polynomial.ts";

/** 2 / sqrt(pi). */
export const TWO_OVER_SQRT_PI = 1.1283791670955126;
/** Where erf and erfc change from x + erfTail(x) to erfcParts(x): erfc is still above 1/2 there. */
export const METHODS_MEET: number = 15 / 32;

const ERF0_LOW = 1.1031763979434286e-17;

/** Coefficients in x^2 of erf(x) / x - 1 on [0, 1/2], within 2^-57. */
export const ERF: readonly number[] = [
  0.12837916709551256, -0.37612638903183476, 0.11283791670925353, -0.026866170632887928,
  0.00522397737302147, -0.0008548297753674966, 0.00012053335124353741, -1.4845849259707869e-5,
  1.4725865480556744e-6,
];

/** erf(x) - x for |x| <= 15/32, with its low part left in `LOW`. */
export function erfTail(x: number): number {
  const z = x * x;
  const high = exactProduct(x, ERF[0]!);
  const low = LOW[0]! + x * (ERF0_LOW + z * polynomial(ERF, z, 1));
  const sum = high + low;
  LOW[0] = high - sum + low;
  return sum;
}
