import { type SeedSequence, seedSequence } from "./seed-sequence.ts";

/**
 * What a bit generator is seeded with.
 *
 * A non-negative integer of any size, a list of them, or a {@link SeedSequence}.
 */
export type Seed = number | bigint | readonly (number | bigint)[] | SeedSequence;

/** The sequence that a seed stands for. */
export function sequenceOf(seed: Seed): SeedSequence {
  return typeof seed === "object" && "generateState" in seed ? seed : seedSequence(seed);
}
