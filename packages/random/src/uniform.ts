/** Four float32 uniforms from the four words of a block: the upper 24 bits of each, over 2^24. */
export function uniforms32(words: Uint32Array, out: Float32Array): void {
  for (let i = 0; i < 4; i++) out[i] = (words[i]! >>> 8) * 2 ** -24;
}

/** Two float64 uniforms from the four words of a block: 27 bits of the first, 26 of the second. */
export function uniforms64(words: Uint32Array, out: Float64Array): void {
  for (let i = 0; i < 2; i++) {
    out[i] = ((words[2 * i]! >>> 5) * 2 ** 26 + (words[2 * i + 1]! >>> 6)) * 2 ** -53;
  }
}
