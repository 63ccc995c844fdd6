import { polynomial } from "./polynomial.ts";

/** Coefficients in x^2 of erf(x) / x - 1 on [0, 1/2], within 2^-57. */
export const ERF: readonly number[] = [
  0.12837916709551256, -0.37612638903183476, 0.11283791670925353, -0.026866170632887928,
  0.00522397737302147, -0.0008548297753674966, 0.00012053335124353741, -1.4845849259707869e-5,
  1.4725865480556744e-6,
];

/** erf(x) - x for |x| <= 1/2. */
export function erfTail(x: number): number {
  return x * polynomial(ERF, x * x);
}
