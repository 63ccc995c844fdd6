import type { Rng } from "@inkwash/random";

/** An integer in [0, max], by masking and rejecting; max < 2^32. */
function below(rng: Rng, max: number): number {
  const mask = 0xffffffff >>> Math.clz32(max);
  for (;;) {
    const value = (rng.nextUint32() & mask) >>> 0;
    if (value <= max) return value;
  }
}

/**
 * A random order of 0..n-1 by the very draws of NumPy's RandomState.shuffle, which scikit-learn's
 * sets are shuffled with: Fisher and Yates from the end, integers by masking and rejecting.
 */
export function legacyShuffle(n: number, rng: Rng): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = below(rng, i);
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
}
