/** The integer whose 32-bit words, lowest first, are given. */
export function fromWords(words: ArrayLike<number>): bigint {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[i]! >>> 0);
  return value;
}

/** Sets `words`, lowest first, to `value` modulo 2^(32 words). */
export function setWords(words: Int32Array, value: bigint): void {
  for (let i = 0; i < words.length; i++) words[i] = Number((value >> BigInt(32 * i)) & 0xffffffffn);
}

const SCALE = 2 ** -32;

/**
 * Writes the four words, lowest first, of the product of two 64-bit integers to `out`.
 *
 * A column of products is summed twice: exactly modulo 2^32, and in float64 to within 2^13. What
 * their difference is in units of 2^32, rounded, is the carry into the next column.
 */
export function multiply64(
  out: Int32Array,
  aLow: number,
  aHigh: number,
  bLow: number,
  bHigh: number,
): void {
  const a0 = aLow >>> 0;
  const a1 = aHigh >>> 0;
  const b0 = bLow >>> 0;
  const b1 = bHigh >>> 0;
  const low = Math.imul(aLow, bLow);
  const x0 = a0 * b0 * SCALE;
  const c0 = (x0 - (low >>> 0) * SCALE + 0.5) | 0;
  const second = (Math.imul(aLow, bHigh) + Math.imul(aHigh, bLow) + c0) | 0;
  const x1 = (a0 * b1 + a1 * b0 + x0) * SCALE;
  const c1 = (x1 - (second >>> 0) * SCALE + 0.5) | 0;
  const third = (Math.imul(aHigh, bHigh) + c1) | 0;
  const x2 = (a1 * b1 + x1) * SCALE;
  out[0] = low;
  out[1] = second;
  out[2] = third;
  out[3] = x2 - (third >>> 0) * SCALE + 0.5;
}
