import type { Stream } from "@inkwash/random";
import type { Batch } from "./batch.ts";
import { checkInteger, checkOneOf } from "./check.ts";
import { batchCompleter, type Pairing } from "./complete-batch.ts";
import { sourceOf, type DataSource } from "./data-source.ts";
import { addressedDraws, type Draws } from "./draws.ts";
import { epochs, type LastBatch } from "./epochs.ts";
import type { RowMemory } from "./rows/loss-second-moment.ts";
import type { RowSampler } from "./rows/row-sampler.ts";
import type { Samples } from "./types.ts";

/** See {@link batches}. */
export interface BatchesOptions {
  /** Where rows, noise and the order of the data come from. */
  readonly rng: Stream | Draws;
  /** The number of rows of the training table, a positive integer. */
  readonly rows: number;
  /**
   * The number of samples per step, a positive integer.
   * @defaultValue 128
   */
  readonly batch?: number | undefined;
  /**
   * What becomes of the samples at the end of an epoch that do not fill a batch: they are joined with the
   * next epoch's first, kept as a smaller batch, or dropped.
   * @defaultValue "join"
   */
  readonly lastBatch?: LastBatch | undefined;
  /** The class of each sample of the data, as many as there are samples; absent without classes. */
  readonly label?: ArrayLike<number> | undefined;
  /**
   * How rows are drawn from a stream.
   * @defaultValue "mirrored"
   */
  readonly rowSampler?: RowSampler | undefined;
  /** What `lossSecondMoment()` remembers: the trainer's. */
  readonly rowMemory?: RowMemory | undefined;
  /** Which noise goes with which sample: minibatch optimal transport, for one; as drawn where absent. */
  readonly pair?: Pairing | undefined;
}

/**
 * The batches of a training run, addressed by step: step k has the same batch in whatever order it is asked for.
 *
 * Data: epoch e in the order permutation(n) of `rng.fork("order").fork(e)`; with "join" the epochs are
 * one endless row of which step k takes the elements k · batch to (k + 1) · batch, so every batch is full.
 * Rows: by the sampler, from `rng.fork("row").fork(k)`.
 * Noise: standard normals of `rng.fork("noise").fork(k)` in the data's precision.
 * More than 65,536 samples are ordered by a keyed scramble of their positions instead, which takes no
 * memory and no time at the start of an epoch. After its first step nothing is allocated.
 *
 * @param data - Samples [n, ...], n >= 1, or a source of as many.
 * @returns A function from the step to its batch, which is overwritten by the next call.
 * @throws RangeError if a count is not a positive integer or a setting unknown, TypeError if there are
 * no data or not one label each.
 * @see {@link https://arxiv.org/abs/2302.00482 | arXiv:2302.00482}, section 3.2, for pairing by transport
 */
export function batches(
  data: Samples | DataSource,
  options: BatchesOptions,
): (step: number) => Batch {
  const { rng, rows, batch = 128, lastBatch = "join", label: labels, pair } = options;
  const { rowSampler = "mirrored", rowMemory } = options;
  checkInteger("batches", "rows", rows, 1);
  checkInteger("batches", "batch", batch, 1);
  checkOneOf("batches", "lastBatch", lastBatch, ["join", "keep", "drop"]);
  const n = data.shape[0] ?? 0;
  if (n === 0) throw new TypeError("batches: data must have at least one sample; got none");
  if (labels && labels.length !== n) {
    throw new TypeError(`batches: label.length must be ${n}, one per sample; got ${labels.length}`);
  }
  const source = sourceOf(data);
  const draws = "order" in rng ? rng : addressedDraws(rng, rowSampler, rowMemory);
  const complete = batchCompleter(draws, rows, pair);
  const walk = epochs(n, batch, lastBatch);
  const rest = data.shape.slice(1);
  const each = rest.reduce((product, length) => product * length, 1);
  const Numbers = source.precision === "float64" ? Float64Array : Float32Array;
  const full = { x0: new Numbers(batch * each), label: new Int32Array(labels ? batch : 0) };
  const sizes = new Map<number, { x0: Samples; label: Int32Array | undefined }>();
  const viewsOf = (size: number): { x0: Samples; label: Int32Array | undefined } => {
    const known = sizes.get(size);
    if (known) return known;
    const made = {
      x0: { data: full.x0.subarray(0, size * each), shape: [size, ...rest] },
      label: labels ? full.label.subarray(0, size) : undefined,
    };
    sizes.set(size, made);
    return made;
  };
  let order = (position: number): number => position;
  let epoch = -1;

  return (step) => {
    const size = walk.size(step);
    const { x0, label } = viewsOf(size);
    const begin = walk.position(step);
    for (let i = 0; i < size; i++) {
      const needed = Math.floor((begin + i) / n);
      if (needed !== epoch) {
        epoch = needed;
        order = draws.order(epoch, n);
      }
      const sample = order(begin + i - epoch * n);
      source.read(sample, x0.data, i * each);
      if (label) label[i] = labels![sample]!;
    }
    return complete(step, x0, label);
  };
}
