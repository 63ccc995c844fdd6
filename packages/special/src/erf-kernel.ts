// Coefficients in x^2 of erf(x) / x - 1 on [0, 1], within 2^-56.
const E0 = 0.12837916709551256;
const E1 = -0.37612638903183543;
const E2 = 0.11283791670945006;
const E3 = -0.02686617064323777;
const E4 = 0.0052239776071164225;
const E5 = -0.0008548325975389692;
const E6 = 0.00012055294904839707;
const E7 = -1.492473690741966e-5;
const E8 = 1.6447424703317362e-6;
const E9 = -1.6208483801871705e-7;
const E10 = 1.3720064546777686e-8;
const E11 = -7.795898827002142e-10;

/** erf(x) - x for |x| <= 1. */
export function erfTail(x: number): number {
  const z = x * x;
  return (
    x *
    (E0 +
      z *
        (E1 +
          z *
            (E2 +
              z *
                (E3 +
                  z *
                    (E4 +
                      z *
                        (E5 + z * (E6 + z * (E7 + z * (E8 + z * (E9 + z * (E10 + z * E11)))))))))))
  );
}
