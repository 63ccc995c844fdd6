import { permutation, type Stream } from "@inkwash/random";
import { checkInteger } from "./check.ts";
import type { Batch } from "./batch.ts";
import type { Samples } from "./types.ts";

/** See {@link batches}. */
export interface BatchesOptions {
  /** Where rows, noise and the order of the data come from. */
  readonly rng: Stream;
  /** The number of rows of the training table, a positive integer. */
  readonly rows: number;
  /**
   * The number of samples per step, a positive integer.
   * @defaultValue 128
   */
  readonly batch?: number | undefined;
  /** The class of each sample of the data, as many as there are samples; absent without classes. */
  readonly label?: ArrayLike<number> | undefined;
}

/**
 * The batches of a training run, addressed by step: step k has the same batch in whatever order it is asked for.
 *
 * Data: one endless row of epochs, epoch e in the order permutation(n) of `rng.fork("order").fork(e)`;
 * step k takes its elements k · batch to (k + 1) · batch, so every batch is full.
 * Rows: antithetic and evenly spread, h = ceil(batch / 2) rows t_i = floor((i + u) rows / h) with one
 * uniform u of `rng.fork("row").fork(k)`, and then rows - 1 - t_i; where batch is odd, that of i = k mod h is
 * left out. So all rows come equally often.
 * Noise: standard normals of `rng.fork("noise").fork(k)` in the data's precision.
 *
 * @param data - Samples [n, ...], n >= 1.
 * @returns A function from the step to its batch, which is overwritten by the next call.
 * @throws RangeError if a count is not a positive integer, TypeError if there are no data or not one label each.
 * @see {@link https://arxiv.org/abs/2107.00630 | arXiv:2107.00630}, appendix I.1, for the spread rows
 */
export function batches(data: Samples, options: BatchesOptions): (step: number) => Batch {
  const { rng, rows, batch = 128, label: labels } = options;
  checkInteger("batches", "rows", rows, 1);
  checkInteger("batches", "batch", batch, 1);
  const n = data.shape[0] ?? 0;
  if (n === 0) throw new TypeError("batches: data must have at least one sample; got none");

  if (labels && labels.length !== n) {
    throw new TypeError(`batches: label.length must be ${n}, one per sample; got ${labels.length}`);
  }
  const shape = [batch, ...data.shape.slice(1)];
  const each = data.data.length / n;
  const x0 =
    data.data instanceof Float64Array
      ? new Float64Array(batch * each)
      : new Float32Array(batch * each);
  const noise = x0.slice();
  const row = new Int32Array(batch);
  const label = labels && new Int32Array(batch);
  const half = Math.ceil(batch / 2);
  // A float32 uniform: i + u is exact in float64, and below h.
  const uniform = new Float32Array(1);
  const orders = rng.fork("order");
  const rowStreams = rng.fork("row");
  const noiseStreams = rng.fork("noise");
  let epoch = -1;
  let order = new Uint32Array(0);

  return (step) => {
    for (let i = 0; i < batch; i++) {
      const position = step * batch + i;
      const needed = Math.floor(position / n);
      if (needed !== epoch) {
        epoch = needed;
        order = permutation(n, orders.fork(epoch));
      }
      const sample = order[position - epoch * n]!;
      const from = sample * each;
      for (let j = 0; j < each; j++) x0[i * each + j] = data.data[from + j]!;
      if (label) label[i] = labels[sample]!;
    }
    rowStreams.fork(step).fillUniform(uniform);
    for (let i = 0; i < half; i++) {
      row[i] = Math.floor(((i + uniform[0]!) * rows) / half);
    }
    const leftOut = batch % 2 === 0 ? half : step % half;
    for (let i = half; i < batch; i++) {
      const mirrored = i - half < leftOut ? i - half : i - half + 1;
      row[i] = rows - 1 - row[mirrored]!;
    }
    noiseStreams.fork(step).fillNormal(noise);
    return { x0: { data: x0, shape }, row, noise: { data: noise, shape }, label };
  };
}
