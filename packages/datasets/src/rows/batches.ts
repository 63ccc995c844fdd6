import { permutation, type Rng } from "@inkwash/random";
import { checkCount } from "../check.ts";
import { checkSamples } from "../check-samples.ts";
import { quantity } from "../draw.ts";
import { take } from "./take.ts";
import type { Samples } from "../types.ts";

/** What {@link batches} is told. */
export interface BatchesOptions {
  /** Samples per batch, a positive integer; the last batch of a pass holds what is left. */
  readonly size: number;
  /** Where the random orders come from; pass e of a Stream has its own, whatever came before. */
  readonly rng: Rng;
  /** How many passes over the samples, a positive integer. @defaultValue 1 */
  readonly passes?: number | undefined;
}

/**
 * Batches of samples, every sample once per pass, each pass in a new random order.
 *
 * @param samples - Samples [n, ...]; labels go along.
 * @param options - See {@link BatchesOptions}.
 * @returns A generator of ceil(n / size) batches per pass.
 * @throws TypeError if shape and data do not fit.
 * @throws RangeError if size or passes is not a positive integer.
 */
export function batches<T extends Samples>(
  samples: T,
  options: BatchesOptions,
): Generator<T, void, void> {
  const { n } = checkSamples("batches", samples);
  const { size, rng, passes = 1 } = options;
  checkCount("batches", "size", size);
  checkCount("batches", "passes", passes);
  return (function* () {
    for (let pass = 0; pass < passes; pass++) {
      const order = permutation(n, quantity(rng, `pass ${pass}`));
      for (let from = 0; from < n; from += size)
        yield take(samples, order.subarray(from, from + size));
    }
  })();
}
