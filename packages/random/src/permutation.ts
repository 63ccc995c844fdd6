import { below } from "./below.ts";
import { checkCount } from "./check.ts";
import type { Rng } from "./types.ts";

/**
 * A uniformly random order of 0, 1, ..., n - 1.
 */
export function permutation(n: number, rng: Rng): Uint32Array<ArrayBuffer> {
  checkCount("permutation: n", n, 0);
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    // The new element i goes to a random place among i + 1, and what was there goes to the end.
    const j = i === 0 ? 0 : below(i + 1, rng);
    order[i] = order[j]!;
    order[j] = i;
  }
  return order;
}
