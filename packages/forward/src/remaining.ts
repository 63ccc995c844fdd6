import { solveLower, solveUpper } from "./cholesky.ts";

/**
 * What is still unknown of a component's x_0 once x = signal x_0 + noise epsilon is seen:
 * noise^2 M^-1 C with M = signal^2 C + noise^2 I = L L^T. It is the Cov[x_0 | x] of one Gaussian, without the
 * cancellation of C - signal^2 C M^-1 C, and exactly symmetric.
 */
export function remaining(
  covariance: readonly number[],
  factor: Float64Array,
  noise: number,
  d: number,
): Float64Array<ArrayBuffer> {
  const solved = Float64Array.from(covariance);
  for (let j = 0; j < d; j++) {
    solveLower(factor, solved, j * d, d);
    solveUpper(factor, solved, j * d, d);
  }
  return solved.map((value, at) => {
    const mirrored = solved[(at % d) * d + Math.floor(at / d)]!;
    const mean = (noise * noise * (value + mirrored)) / 2;
    return at % (d + 1) === 0 ? Math.max(mean, 0) : mean;
  });
}
