import type { Batch } from "./batch.ts";
import type { BatchesOptions } from "./batches.ts";
import { batchCompleter } from "./complete-batch.ts";
import { addressedDraws } from "./draws.ts";
import type { Samples } from "./types.ts";

/** The batches of data that come one after the other: rows and noise are those of `batches`, addressed by step. */
export function streamedBatches(
  data: Iterable<Samples & Pick<Batch, "label">>,
  options: Pick<BatchesOptions, "rng" | "rows" | "pair" | "rowSampler" | "rowMemory">,
): (step: number) => Batch | undefined {
  const { rng, rows, pair, rowSampler = "mirrored", rowMemory } = options;
  const draws = "order" in rng ? rng : addressedDraws(rng, rowSampler, rowMemory);
  const complete = batchCompleter(draws, rows, pair);
  const items = data[Symbol.iterator]();
  return (step) => {
    const next = items.next();
    return next.done ? undefined : complete(step, next.value, next.value.label);
  };
}
