import { normalQuantile } from "@inkwash/special";
import { checkFloats } from "../check.ts";
import { erfInv32 } from "./erf-inv.ts";
import { checkKey, type Key } from "./key.ts";
import { uniform } from "./uniform.ts";

const ROOT_2 = /* @__PURE__ */ Math.fround(Math.SQRT2);

/** sqrt(2) erfinv(x) from whichever tail is near. */
const quantile64 = (x: number): number =>
  x < 0 ? normalQuantile((1 + x) / 2) : -normalQuantile((1 - x) / 2);

/**
 * `jax.random.normal(key, (out.length,), out.dtype)`: standard normals.
 *
 * sqrt(2) erfinv(u) with u uniform in (-1, 1): in float32 by the polynomials of XLA, in float64 (which
 * JAX has with `jax_enable_x64` alone) by a quantile that is right to the last digits.
 *
 * @param key - What they are a function of.
 * @param out - What is filled.
 * @returns `out`.
 * @throws TypeError if `key` is no key or `out` no float array.
 */
export function normal<T extends Float32Array | Float64Array>(key: Key, out: T): T {
  checkKey("normal", key);
  checkFloats("normal: out", out);
  const single = out instanceof Float32Array;
  uniform(key, out, { minval: single ? -1 + 2 ** -24 : -1 + 2 ** -53 });
  for (let i = 0; i < out.length; i++) {
    out[i] = single ? ROOT_2 * erfInv32(out[i]!) : quantile64(out[i]!);
  }
  return out;
}
