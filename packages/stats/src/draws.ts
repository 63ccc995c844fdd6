import type { Rng, Stream } from "@inkwash/random";
import { describe } from "./check.ts";

/** A whole number in [0, count), without bias. */
export function below(count: number, rng: Rng): number {
  const limit = 2 ** 32 - (2 ** 32 % count);
  for (;;) {
    const word = rng.nextUint32();
    if (word < limit) return word % count;
  }
}

/** Refuses what is no Rng; a Stream is forked, so that the caller's does not move. */
export function forkRng(name: string, key: string, rng: Rng): Rng {
  if (typeof rng?.nextUint32 !== "function") {
    throw new TypeError(`${name}: rng must be an Rng, such as philox(1); got ${describe(rng)}`);
  }
  return "fork" in rng ? (rng as Stream).fork(key) : rng;
}

/** Replaces the first `count` of the indices by a random choice of all, without repeats. */
export function shuffle(indices: Uint32Array, count: number, rng: Rng): void {
  for (let i = 0; i < count; i++) {
    const j = i + below(indices.length - i, rng);
    const kept = indices[i]!;
    indices[i] = indices[j]!;
    indices[j] = kept;
  }
}
