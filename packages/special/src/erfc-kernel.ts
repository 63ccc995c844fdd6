import { exactProduct, LOW, product, quotient } from "./double-double.ts";
import { expTail } from "./exp-kernel.ts";
import { INVERSE_LN2, LN2_HIGH, LN2_LOW } from "./ln2.ts";
import { scale } from "./powers-of-two.ts";
import { nearest } from "./round.ts";

// Coefficients in t = (x - 4) / (x + 4) of (1 + 2 x) e^(x^2) erfc(x) on [1/2, 28], within 2^-60.
const T0 = 1.2329951186255526;
const T0_LOW = -4.5946268417287276e-17;
const T1 = -0.1396211168405625;
const T2 = 0.015379652102619901;
const T3 = 0.06809705425468844;
const T4 = -0.1010390660363143;
const T5 = 0.09373283499853434;
const T6 = -0.06633036581196795;
const T7 = 0.03716751553379472;
const T8 = -0.016197734061059108;
const T9 = 0.00503197001856426;
const T10 = -0.0007577732634973155;
const T11 = -0.00019925696553927866;
const T12 = 0.00015062155590137163;
const T13 = -2.4398057333996413e-5;
const T14 = -1.1221668942295945e-5;
const T15 = 5.706494720146254e-6;
const T16 = 2.9313186423696087e-7;
const T17 = -8.195085083459565e-7;
const T18 = 7.540467350144586e-8;
const T19 = 1.03256669073015e-7;
const T20 = -1.8406671051403966e-8;
const T21 = -9.652213521087604e-9;
const T22 = 1.9717656765049794e-9;

/** erfc(x) for x in [1/2, 28]. */
export function erfcLarge(x: number): number {
  const t = (x - 4) / (x + 4);
  const tail =
    t *
    (T1 +
      t *
        (T2 +
          t *
            (T3 +
              t *
                (T4 +
                  t *
                    (T5 +
                      t *
                        (T6 +
                          t *
                            (T7 +
                              t *
                                (T8 +
                                  t *
                                    (T9 +
                                      t *
                                        (T10 +
                                          t *
                                            (T11 +
                                              t *
                                                (T12 +
                                                  t *
                                                    (T13 +
                                                      t *
                                                        (T14 +
                                                          t *
                                                            (T15 +
                                                              t *
                                                                (T16 +
                                                                  t *
                                                                    (T17 +
                                                                      t *
                                                                        (T18 +
                                                                          t *
                                                                            (T19 +
                                                                              t *
                                                                                (T20 +
                                                                                  t *
                                                                                    (T21 +
                                                                                      t *
                                                                                        T22)))))))))))))))))))));
  const series = T0 + tail;
  const seriesLow = T0 - series + tail + T0_LOW;
  // e^(-x^2) = 2^k (power + powerLow), from the square of x with its rounding error.
  const square = exactProduct(x, x);
  const k = nearest(-square * INVERSE_LN2);
  const a = -square - k * LN2_HIGH;
  const b = k * LN2_LOW + LOW[0]!;
  const r = a - b;
  const power = 1 + r;
  const powerLow = 1 - power + r + (expTail(r) + (a - r - b) * power);
  const above = product(power, powerLow, series, seriesLow);
  const below = 1 + 2 * x;
  return scale(quotient(above, LOW[0]!, below, 2 * x - below + 1), k);
}
