import type { Rng } from "@inkwash/random";

/** An integer in [0, max], by masking and rejecting; max < 2^32. */
function below(rng: Rng, max: number): number {
  const mask = 2 ** (32 - Math.clz32(max)) - 1;
  for (;;) {
    const value = (rng.nextUint32() & mask) >>> 0;
    if (value <= max) return value;
  }
}

/**
 * A uniformly random order of 0..n-1: Fisher and Yates's shuffle from the end, with the draws of
 * NumPy's RandomState.shuffle.
 */
export function permutation(n: number, rng: Rng): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = below(rng, i);
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
}
