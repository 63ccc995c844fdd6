import { multiplyHigh } from "../multiply.ts";
import { multiply64 } from "./words.ts";

/** What integers are drawn from. */
export interface Words {
  /** The next 32 random bits. */
  nextUint32(): number;
  /** Draws 64 bits into `word`. */
  next(): void;
  /** The lower and the upper half of the last 64 bits. */
  readonly word: Int32Array;
}

/** A uniform integer in [0, max], max a uint32: words are masked, and drawn again where above. */
export function masked32(words: Words, max: number): number {
  if (max === 0) return 0;
  const mask = 0xffffffff >>> Math.clz32(max);
  for (;;) {
    const value = (words.nextUint32() & mask) >>> 0;
    if (value <= max) return value;
  }
}

/**
 * A uniform integer in [0, max], max a uint32: the upper word of word * (max + 1).
 *
 * @see {@link https://arxiv.org/abs/1805.10941 | arXiv:1805.10941}, algorithm 5 (Lemire)
 */
export function lemire32(words: Words, max: number): number {
  if (max === 0) return 0;
  if (max === 0xffffffff) return words.nextUint32();
  const n = max + 1;
  let word = words.nextUint32();
  let low = Math.imul(word, n) >>> 0;
  if (low < n) {
    const biased = (2 ** 32 - n) % n;
    while (low < biased) {
      word = words.nextUint32();
      low = Math.imul(word, n) >>> 0;
    }
  }
  return multiplyHigh(word, n) >>> 0;
}

/** Draws pieces of `width` bits (1, 8 or 16), the lowest of a 32-bit word first. */
export function pieces(words: Words, width: number): () => number {
  const mask = (1 << width) - 1;
  let buffer = 0;
  let left = 0;
  return () => {
    if (left === 0) {
      buffer = words.nextUint32();
      left = 32 / width;
    } else {
      buffer >>>= width;
    }
    left--;
    return buffer & mask;
  };
}

/** A uniform integer in [0, max] from pieces of `width` bits: masked, or by Lemire's product. */
export function boundedPiece(
  piece: () => number,
  width: number,
  max: number,
  masked: boolean,
): number {
  const full = (1 << width) - 1;
  if (max === 0) return 0;
  if (max === full) return piece();
  if (masked) {
    const mask = 0xffffffff >>> Math.clz32(max);
    for (;;) {
      const value = piece() & mask;
      if (value <= max) return value;
    }
  }
  const n = max + 1;
  const biased = (full + 1 - n) % n;
  for (;;) {
    const product = piece() * n;
    if ((product & full) >= biased) return product >>> width;
  }
}

/** Draws uniform integers in [0, max], 2^32 <= max < 2^64, into `word`: masked, or by Lemire. */
export function bounded64(words: Words, max: bigint, masked: boolean): () => void {
  const { word } = words;
  const maxLow = Number(max & 0xffffffffn);
  const maxHigh = Number(max >> 32n);
  if (max === (1n << 64n) - 1n) return () => words.next();
  if (masked) {
    const mask = 0xffffffff >>> Math.clz32(maxHigh);
    return () => {
      for (;;) {
        words.next();
        const high = (word[1]! & mask) >>> 0;
        word[1] = high;
        if (high < maxHigh || (high === maxHigh && word[0]! >>> 0 <= maxLow)) return;
      }
    };
  }
  const n = max + 1n;
  const biased = ((1n << 64n) - n) % n;
  const [nLow, nHigh] = [Number(n & 0xffffffffn), Number(n >> 32n)];
  const [biasedLow, biasedHigh] = [Number(biased & 0xffffffffn), Number(biased >> 32n)];
  const product = new Int32Array(4);
  return () => {
    for (;;) {
      words.next();
      multiply64(product, word[0]!, word[1]!, nLow, nHigh);
      const high = product[1]! >>> 0;
      if (high > biasedHigh || (high === biasedHigh && product[0]! >>> 0 >= biasedLow)) break;
    }
    word[0] = product[2]!;
    word[1] = product[3]!;
  };
}
