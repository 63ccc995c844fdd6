import type { Stream } from "@inkwash/random";
import { checkOneOf } from "./check.ts";
import { ordersOf, type Order } from "./order.ts";
import {
  drawRows,
  rowLaw,
  type LossSecondMoment,
  type RowMemory,
} from "./rows/loss-second-moment.ts";
import { fillRows, rowSamplers, type RowSampler } from "./rows/row-sampler.ts";

/**
 * Where everything random of a training comes from.
 *
 * Asked for in this order: the order of the data at the start of an epoch, then rows and noise of every
 * step. What `train` makes of a stream is addressed by epoch and step. Another source, such as the generator
 * of another program that is replayed, may answer in sequence if it is asked in sequence.
 */
export interface Draws {
  /** The order in which an epoch visits its n samples: from each position to a sample, every one once. */
  order(epoch: number, n: number): (position: number) => number;
  /** Writes rows of a training table that has `rows`, integers in [0, rows). */
  rows(step: number, rows: number, out: Int32Array): void;
  /** Writes standard normals. */
  noise(step: number, out: Float32Array | Float64Array): void;
  /** What the weight of each table row is multiplied by, where the rows just drawn were not uniform. */
  rowWeight?(): Float64Array | undefined;
}

/** The draws of a stream: `order`, `row` and `noise` are its forks, and their forks are epochs and steps. */
export function addressedDraws(
  rng: Stream,
  sampler: RowSampler,
  memory: RowMemory | undefined,
): Draws {
  const [orders, rowStreams, noises] = [rng.fork("order"), rng.fork("row"), rng.fork("noise")];
  let known: { readonly n: number; readonly at: (epoch: number) => Order } | undefined;
  const shared = {
    order: (epoch: number, n: number): Order => {
      if (known?.n !== n) known = { n, at: ordersOf(n, orders) };
      return known.at(epoch);
    },
    noise: (step: number, out: Float32Array | Float64Array): void => {
      noises.fork(step).fillNormal(out);
    },
  };
  if (typeof sampler === "object") {
    if (!memory) {
      throw new TypeError(
        "batches: rowMemory must be given with lossSecondMoment(); it is the trainer's",
      );
    }
    return { ...shared, ...lossAwareRows(rowStreams, sampler, memory) };
  }
  checkOneOf("batches", "rowSampler", sampler, rowSamplers);
  let uniforms = new Float32Array(0);
  return {
    ...shared,
    rows(step, rows, out) {
      if (uniforms.length < out.length + 1) uniforms = new Float32Array(out.length + 1);
      fillRows(sampler, rowStreams.fork(step), step, rows, out, uniforms);
    },
  };
}

function lossAwareRows(
  streams: Stream,
  sampler: LossSecondMoment,
  memory: RowMemory,
): Pick<Draws, "rows" | "rowWeight"> {
  const rows = memory.counts.length;
  const law = new Float64Array(rows);
  const weight = new Float64Array(rows);
  let uniforms = new Float64Array(0);
  return {
    rows(step, _, out) {
      if (uniforms.length < out.length) uniforms = new Float64Array(out.length);
      rowLaw(sampler, memory, law);
      for (let r = 0; r < rows; r++) weight[r] = 1 / (rows * law[r]!);
      streams.fork(step).fillUniform(uniforms.subarray(0, out.length));
      drawRows(law, uniforms, out);
    },
    rowWeight: () => weight,
  };
}
