/**
 * a b + c with one rounding to float32, for float32 numbers: the fused multiply-add of vector units.
 *
 * The product is exact in float64; where the sum is not, its error decides halves that float64's own
 * rounding could turn the wrong way.
 */
export function fused(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  const back = sum - product;
  const error = product - (sum - back) + (c - back);
  const rounded = Math.fround(sum);
  const off = sum - rounded;
  const other = rounded + 2 * off;
  const half = off !== 0 && Math.fround(other) === other;
  return half && error !== 0 && error > 0 === off > 0 ? other : rounded;
}
