import type { Rng } from "../types.ts";
import { draw32 } from "./draw.ts";
import { checkKey, type Key } from "./key.ts";
import { normal } from "./normal.ts";
import { split } from "./split.ts";
import { uniform } from "./uniform.ts";

/**
 * A sequential source from a key: every call splits it as JAX programs do.
 *
 * `key, now = jax.random.split(key)`, then `bits`, `uniform` or `normal` of `now`. One tensor is one
 * fill: a fill in parts draws other numbers.
 *
 * @param key - The key of the first call.
 * @returns A source that goes wherever an `Rng` is taken.
 * @throws TypeError if `key` is no key.
 */
export function generator(key: Key): Rng {
  checkKey("generator", key);
  let rest = key;
  const next = (): Key => {
    const [later, now] = split(rest);
    rest = later!;
    return now!;
  };
  return {
    nextUint32: () => draw32(next(), 1)[0]!,
    fillUniform: (out) => uniform(next(), out),
    fillNormal: (out) => normal(next(), out),
  };
}
