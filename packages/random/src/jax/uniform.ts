import { checkFloats } from "../check.ts";
import { draw32, draw64 } from "./draw.ts";
import { checkKey, type Key } from "./key.ts";

/** Options of {@link uniform}. */
export interface UniformOptions {
  /**
   * The least value, a finite number.
   *
   * @defaultValue 0
   */
  readonly minval?: number | undefined;
  /**
   * What the values stay below (or reach by rounding), a finite number not below `minval`.
   *
   * @defaultValue 1
   */
  readonly maxval?: number | undefined;
}

/** Uniforms in [0, 1): 23 bits in float32, 52 in float64. */
export function fill(key: Key, out: Float32Array | Float64Array): void {
  if (out instanceof Float32Array) {
    const words = draw32(key, out.length);
    for (let i = 0; i < out.length; i++) out[i] = (words[i]! >>> 9) * 2 ** -23;
  } else {
    const [high, low] = draw64(key, out.length);
    for (let i = 0; i < out.length; i++) {
      out[i] = (high[i]! * 2 ** 20 + (low[i]! >>> 12)) * 2 ** -52;
    }
  }
}

/**
 * `jax.random.uniform(key, (out.length,), out.dtype, minval, maxval)`.
 *
 * max(minval, u (maxval - minval) + minval), rounded once, with u a multiple of 2^-23 in float32
 * and of 2^-52 in float64 (which JAX has with `jax_enable_x64` alone).
 *
 * @param key - What they are a function of.
 * @param out - What is filled.
 * @param options - See {@link UniformOptions}.
 * @returns `out`.
 * @throws TypeError if `key` is no key or `out` no float array; RangeError if the ends are not in order.
 */
export function uniform<T extends Float32Array | Float64Array>(
  key: Key,
  out: T,
  options: UniformOptions = {},
): T {
  const { minval = 0, maxval = 1 } = options;
  checkKey("uniform", key);
  checkFloats("uniform: out", out);
  if (!(minval <= maxval && Number.isFinite(maxval - minval))) {
    throw new RangeError(
      `uniform: minval and maxval must be finite and in order; got ${minval} and ${maxval}`,
    );
  }
  const round = out instanceof Float32Array ? Math.fround : Number;
  const least = round(minval);
  const span = round(round(maxval) - least);
  fill(key, out);
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.max(least, out[i]! * span + least);
  }
  return out;
}
