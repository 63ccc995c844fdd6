import type { Batch } from "./batch.ts";
import type { Trainer } from "./trainer.ts";

/** Memory for the labels and decisions of a trainer. */
interface Dropped {
  readonly label: Int32Array;
  readonly uniform: Float32Array;
}

const memories = new WeakMap<Trainer, Dropped>();

/**
 * The batch that the network is told of: sample i is told "no class" where the i-th uniform of
 * `labelDropout.rng.fork(step)` is below the probability.
 * @see {@link https://arxiv.org/abs/2207.12598 | arXiv:2207.12598}, algorithm 1
 */
export function withDroppedLabels(trainer: Trainer, batch: Batch): Batch {
  const { labelDropout, network, step } = trainer;
  const given = batch.label;
  if (!labelDropout || !given) return batch;
  const rows = given.length;
  let memory = memories.get(trainer);
  if (memory?.label.length !== rows) {
    memory = { label: new Int32Array(rows), uniform: new Float32Array(rows) };
    memories.set(trainer, memory);
  }
  const { label, uniform } = memory;
  labelDropout.rng.fork(step).fillUniform(uniform);
  for (let i = 0; i < rows; i++) {
    label[i] = uniform[i]! < labelDropout.probability ? network.classes : given[i]!;
  }
  return { ...batch, label };
}
