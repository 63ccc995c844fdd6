/**
 * out = a x + b m, rounded after every operation in float32 where `out` is float32, so that any
 * backend that does the same gives the same bits. `out` may be `x` or `m`.
 */
export function combine(
  out: Float32Array | Float64Array,
  a: number,
  x: ArrayLike<number>,
  b: number,
  m: ArrayLike<number>,
): void {
  if (out instanceof Float64Array) {
    for (let i = 0; i < out.length; i++) out[i] = a * x[i]! + b * m[i]!;
    return;
  }
  const { fround } = Math;
  const [a32, b32] = [fround(a), fround(b)];
  for (let i = 0; i < out.length; i++) {
    out[i] = fround(a32 * fround(x[i]!)) + fround(b32 * fround(m[i]!));
  }
}

/** out = out + c z, rounded as in {@link combine}. */
export function addScaled(out: Float32Array | Float64Array, c: number, z: ArrayLike<number>): void {
  if (out instanceof Float64Array) {
    for (let i = 0; i < out.length; i++) out[i] = out[i]! + c * z[i]!;
    return;
  }
  const { fround } = Math;
  const c32 = fround(c);
  for (let i = 0; i < out.length; i++) out[i] = out[i]! + fround(c32 * fround(z[i]!));
}
