/** The eigenvalues of a symmetric d x d matrix, by Jacobi's rotations, in no order. */
export function eigenvalues(matrix: ArrayLike<number>, d: number): Float64Array {
  const a = Float64Array.from(matrix);
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let size = 0;
    a.forEach((v, at) => {
      size += v * v;
      if (at % (d + 1) !== 0) off += v * v;
    });
    if (off <= 1e-34 * size) break;
    for (let p = 0; p < d; p++) {
      for (let q = p + 1; q < d; q++) {
        const apq = a[p * d + q]!;
        if (apq === 0) continue;
        const theta = (a[q * d + q]! - a[p * d + p]!) / (2 * apq);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < d; k++) {
          const [x, y] = [a[k * d + p]!, a[k * d + q]!];
          a[k * d + p] = c * x - s * y;
          a[k * d + q] = s * x + c * y;
        }
        for (let k = 0; k < d; k++) {
          const [x, y] = [a[p * d + k]!, a[q * d + k]!];
          a[p * d + k] = c * x - s * y;
          a[q * d + k] = s * x + c * y;
        }
      }
    }
  }
  return Float64Array.from({ length: d }, (_, i) => a[i * d + i]!);
}
