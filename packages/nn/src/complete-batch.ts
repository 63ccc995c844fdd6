import type { Batch } from "./batch.ts";
import type { Draws } from "./draws.ts";
import type { Samples } from "./types.ts";

/**
 * Which noise goes with which sample: the index of the noise for each sample, every index once.
 *
 * Called with the batch as drawn; independent noise, in the order drawn, is 0, 1, 2, ...
 */
export type Pairing = (x0: Samples, noise: Samples) => ArrayLike<number>;

/**
 * A function that draws rows and noise for data, in memory that is used again.
 *
 * @throws RangeError from its user if a pairing is not a permutation.
 */
export function batchCompleter(
  draws: Draws,
  rows: number,
  pair: Pairing | undefined,
): (step: number, x0: Samples, label: ArrayLike<number> | undefined) => Batch {
  type Memory = { row: Int32Array; noise: Samples; drawn: Float32Array | Float64Array };
  const memories = new Map<number, Memory>();
  const memoryFor = ({ data, shape }: Samples): Memory => {
    const known = memories.get(data.length);
    if (known) return known;
    const noise = { data: data.slice(), shape };
    const drawn = pair ? data.slice() : noise.data;
    const made = { row: new Int32Array(shape[0]!), noise, drawn };
    memories.set(data.length, made);
    return made;
  };
  return (step, x0, label) => {
    const { row, noise, drawn } = memoryFor(x0);
    draws.rows(step, rows, row);
    draws.noise(step, drawn);
    if (pair) arrange(pair(x0, { data: drawn, shape: x0.shape }), drawn, noise);
    return { x0, row, noise, label, rowWeight: draws.rowWeight?.() };
  };
}

/** Writes noise number pairing[i] to place i. */
function arrange(
  pairing: ArrayLike<number>,
  drawn: Float32Array | Float64Array,
  noise: Samples,
): void {
  const n = noise.shape[0]!;
  const each = drawn.length / n;
  const seen = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const from = pairing[i]!;
    if (pairing.length !== n || seen[from] !== 0) {
      throw new RangeError(
        `batches: pair must return each index of the ${n} samples once; element ${i} is ${from}`,
      );
    }
    seen[from] = 1;
    for (let j = 0; j < each; j++) noise.data[i * each + j] = drawn[from * each + j]!;
  }
}
