import { below } from "./below.ts";
import { checkCount } from "./check.ts";
import type { Rng } from "./types.ts";

/**
 * A uniformly random order of 0, 1, ..., n - 1.
 *
 * Fisher and Yates, inside out: all n! orders are equally likely.
 *
 * @param n - How many, an integer in [0, 2^32).
 * @param rng - Where the words come from; it moves on. A fork per epoch makes the order of an epoch
 *   independent of what was drawn before.
 * @param out - Where to write, `n` long; fresh where absent.
 * @returns Every integer of [0, n) once.
 * @throws RangeError if `n` is not an integer in [0, 2^32), TypeError if `out` has another length.
 * @see Knuth, The Art of Computer Programming, volume 2, section 3.4.2, algorithm P
 * @example
 * ```ts
 * import { permutation, philox } from "@inkwash/random";
 *
 * const shuffles = philox(1).fork("shuffle");
 * console.log(permutation(8, shuffles.fork(0)).join(" ")); //=> 0 5 2 6 3 4 1 7
 * console.log(permutation(8, shuffles.fork(1)).join(" ")); //=> 2 3 5 4 7 6 0 1
 * ```
 */
export function permutation(
  n: number,
  rng: Rng,
  out?: Uint32Array<ArrayBuffer>,
): Uint32Array<ArrayBuffer> {
  checkCount("permutation: n", n, 0);
  if (out && out.length !== n) {
    throw new TypeError(`permutation: out.length must be n = ${n}; got ${out.length}`);
  }
  const order = out ?? new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    // The new element i goes to a random place among i + 1, and what was there goes to the end.
    const j = i === 0 ? 0 : below(i + 1, rng);
    order[i] = order[j]!;
    order[j] = i;
  }
  return order;
}
