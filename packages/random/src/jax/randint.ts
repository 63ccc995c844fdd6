import { checkCount } from "../check.ts";
import { draw32 } from "./draw.ts";
import { checkKey, type Key } from "./key.ts";
import { split } from "./split.ts";

/** a b mod n for uint32 a, b below 2^32 where JAX's product wraps: (a b mod 2^32) mod n. */
const wrapped = (a: number, b: number, n: number): number => (Math.imul(a, b) >>> 0) % n;

/**
 * `jax.random.randint(key, (count,), minval, maxval)` of int32: integers in [minval, maxval).
 *
 * The remainder of 64 random bits (two keys are split off, for the upper and the lower half) by
 * the span, in JAX's arithmetic modulo 2^32.
 *
 * @param key - What they are a function of.
 * @param count - How many, an integer in [0, 2^32).
 * @param minval - The least integer, an int32.
 * @param maxval - An integer in (minval, 2^31].
 * @returns `count` integers.
 * @throws TypeError if `key` is no key; RangeError if `count` or an end is out of range.
 */
export function randint(
  key: Key,
  count: number,
  minval: number,
  maxval: number,
): Int32Array<ArrayBuffer> {
  checkKey("randint", key);
  checkCount("randint: count", count, 0);
  const integers = Number.isInteger(minval) && Number.isInteger(maxval);
  if (!(integers && minval >= -(2 ** 31) && minval < maxval && maxval <= 2 ** 31)) {
    throw new RangeError(
      `randint: minval and maxval must be integers in order in [-2^31, 2^31]; got ${minval} and ${maxval}`,
    );
  }
  const [upper, lower] = split(key);
  const high = draw32(upper!, count);
  const low = draw32(lower!, count);
  const span = maxval - minval;
  if (span === 2 ** 32) return Int32Array.from(low, (word) => (word + minval) | 0);
  const half = 2 ** 16 % span;
  const multiplier = wrapped(half, half, span);
  return Int32Array.from(
    low,
    (word, i) => minval + (((Math.imul(high[i]! % span, multiplier) + (word % span)) >>> 0) % span),
  );
}
