import { checkCount } from "../check.ts";
import { draw32, draw64 } from "./draw.ts";
import { checkKey, type Key } from "./key.ts";

/** Arrays of random bits by the width of their elements. */
export interface Bits {
  /** Of 8 bits, `jnp.uint8`. */
  readonly 8: Uint8Array<ArrayBuffer>;
  /** Of 16 bits, `jnp.uint16`. */
  readonly 16: Uint16Array<ArrayBuffer>;
  /** Of 32 bits, `jnp.uint32`. */
  readonly 32: Uint32Array<ArrayBuffer>;
  /** Of 64 bits, `jnp.uint64`, which JAX has with `jax_enable_x64` alone. */
  readonly 64: BigUint64Array<ArrayBuffer>;
}

/** Elements of less than 32 bits: the lower ones of a word each, or in the original order all of them. */
function narrow(key: Key, count: number, width: 8 | 16): Uint8Array | Uint16Array {
  const out = width === 8 ? new Uint8Array(count) : new Uint16Array(count);
  const parts = key.partitionable ? 1 : 32 / width;
  const words = draw32(key, Math.ceil(count / parts));
  for (let i = 0; i < count; i++) {
    out[i] = words[Math.floor(i / parts)]! >>> (width * (i % parts));
  }
  return out;
}

/**
 * `jax.random.bits(key, (count,), dtype)`: random bits.
 *
 * @param key - What they are a function of.
 * @param count - How many elements, an integer in [0, 2^32).
 * @param width - Bits of an element.
 * @returns The elements; those of a shape are those of its size, row by row.
 * @throws TypeError if `key` is no key; RangeError if `count` or `width` is out of range.
 */
export function bits<W extends keyof Bits = 32>(key: Key, count: number, width?: W): Bits[W];
export function bits(key: Key, count: number, width: keyof Bits = 32): Bits[keyof Bits] {
  checkKey("bits", key);
  checkCount("bits: count", count, 0);
  switch (width) {
    case 8:
    case 16:
      return narrow(key, count, width) as Bits[8 | 16];
    case 32:
      return draw32(key, count);
    case 64: {
      const [high, low] = draw64(key, count);
      return BigUint64Array.from(high, (word, i) => (BigInt(word) << 32n) | BigInt(low[i]!));
    }
    default:
      throw new RangeError(`bits: width must be 8, 16, 32 or 64; got ${String(width)}`);
  }
}
