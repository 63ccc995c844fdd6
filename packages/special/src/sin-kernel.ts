// Minimax coefficients of FDLIBM for [-pi/4, pi/4].
const S1 = -0.16666666666666632;
const S2 = 0.00833333333332249;
const S3 = -0.0001984126982985795;
const S4 = 2.7557313707070068e-6;
const S5 = -2.5050760253406863e-8;
const S6 = 1.58969099521155e-10;

/** sin(r + c) for |r| <= pi/4 and a c below the last bit of r. */
export function sinReduced(r: number, c: number): number {
  const z = r * r;
  const cube = z * r;
  const tail = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
  return r + (cube * S1 + (z * (cube * tail - 0.5 * c) + c));
}
