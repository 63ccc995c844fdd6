/**
 * out = out * factor + shift, in the arithmetic of `out`: rounded once if `fused`, else twice.
 *
 * In float32 the product of two float32 numbers is exact in float64. The sum in float64 rounds to
 * 53 bits before it rounds to 24: it differs from one rounding in about one of 2^29 cases.
 */
export function scale(
  out: Float32Array | Float64Array,
  factor: number,
  shift: number,
  fused: boolean,
): void {
  const single = out instanceof Float32Array;
  const [f, s] = single ? [Math.fround(factor), Math.fround(shift)] : [factor, shift];
  for (let i = 0; i < out.length; i++) {
    const product = out[i]! * f;
    out[i] = (single && !fused ? Math.fround(product) : product) + s;
  }
}
