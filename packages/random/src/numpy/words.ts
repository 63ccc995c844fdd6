import { multiplyHigh } from "../multiply.ts";

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

/** Writes the four words, lowest first, of the product of two 64-bit integers to `out`. */
export function multiply64(
  out: Int32Array,
  aLow: number,
  aHigh: number,
  bLow: number,
  bHigh: number,
): void {
  const crossA = multiplyHigh(aLow, bLow) >>> 0;
  const second = crossA + (Math.imul(aLow, bHigh) >>> 0) + (Math.imul(aHigh, bLow) >>> 0);
  const third =
    Math.floor(second * 2 ** -32) +
    (multiplyHigh(aLow, bHigh) >>> 0) +
    (multiplyHigh(aHigh, bLow) >>> 0) +
    (Math.imul(aHigh, bHigh) >>> 0);
  out[0] = Math.imul(aLow, bLow);
  out[1] = second;
  out[2] = third;
  out[3] = Math.floor(third * 2 ** -32) + multiplyHigh(aHigh, bHigh);
}
