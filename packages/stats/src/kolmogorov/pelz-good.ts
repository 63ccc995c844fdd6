import { exp } from "@inkwash/special";

const pi2 = Math.PI * Math.PI;
const pi4 = pi2 * pi2;
const pi6 = pi4 * pi2;
const sqrtTau = 2.5066282746310007; // sqrt(2 pi)

/**
 * P(D < d) of the two-sided statistic of n values to O(1 / n^2), for large n.
 *
 * K0(z) + K1(z) / n^(1/2) + K2(z) / n + K3(z) / n^(3/2) with z = sqrt(n) d, each as the theta
 * series that converges fast for small z.
 *
 * @see Pelz & Good (1976), Approximating the lower tail-areas of the Kolmogorov-Smirnov one-sample
 *   statistic; as eqs. 8 to 11 of Simard & L'Ecuyer (2011), doi:10.18637/jss.v039.i11
 */
export function pelzGoodCdf(n: number, d: number): number {
  const z2 = n * d * d;
  const z = Math.sqrt(z2);
  const [z3, z4, z6] = [z2 * z, z2 * z2, z2 * z2 * z2];
  const [z7, z8, z10] = [z6 * z, z4 * z4, z6 * z4];
  const terms = Math.ceil((16 * z) / Math.PI);
  let [k0, k1, k2, k3] = [0, 0, 0, 0];
  for (let k = terms; k >= 1; k--) {
    const m2 = (2 * k - 1) * (2 * k - 1);
    const [m4, m6] = [m2 * m2, m2 * m2 * m2];
    const q = exp((-pi2 * m2) / (8 * z2));
    k0 += q;
    k1 += q * ((pi2 / 4) * m2 - z2);
    k2 +=
      q * (6 * z6 + 2 * z4 + ((2 * z4 - 5 * z2) * pi2 * m2) / 4 + (pi4 * (1 - 2 * z2) * m4) / 16);
    k3 +=
      q *
      (-30 * z6 -
        90 * z8 +
        (pi2 * (135 * z4 - 96 * z6) * m2) / 4 +
        (pi4 * (212 * z4 - 60 * z2) * m4) / 16 +
        (pi6 * (5 - 30 * z2) * m6) / 64);
  }
  let [extra2, extra3] = [0, 0];
  for (let k = terms; k >= 1; k--) {
    const q = exp((-pi2 * k * k) / (2 * z2));
    extra2 += k * k * q;
    extra3 += (3 * z2 - pi2 * k * k) * k * k * q;
  }
  const s = Math.sqrt(n);
  return (
    (sqrtTau * k0) / z +
    (sqrtTau * k1) / (6 * z4) / s +
    ((sqrtTau * k2) / (72 * z7) - (pi2 * sqrtTau * extra2) / (36 * z3)) / n +
    ((sqrtTau * k3) / (6480 * z10) + (pi2 * sqrtTau * extra3) / (216 * z6)) / (n * s)
  );
}
