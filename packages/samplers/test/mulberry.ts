/** n numbers of mulberry32 in [0, 1). */
export function uniforms(seed: number, n: number): Float64Array {
  let a = seed;
  return Float64Array.from({ length: n }, () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  });
}
