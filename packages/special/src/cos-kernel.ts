// Minimax coefficients of FDLIBM for [-pi/4, pi/4].
const C1 = 0.0416666666666666;
const C2 = -0.001388888888887411;
const C3 = 2.480158728947673e-5;
const C4 = -2.7557314351390663e-7;
const C5 = 2.087572321298175e-9;
const C6 = -1.1359647557788195e-11;

/** cos(r + c) for |r| <= pi/4 and a c below the last bit of r. */
export function cosReduced(r: number, c: number): number {
  const z = r * r;
  const half = 0.5 * z;
  const sum = 1 - half;
  const tail = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
  return sum + (1 - sum - half + (z * tail - r * c));
}
