import type { Batch } from "./batch.ts";
import type { TrainingTable } from "./types.ts";

/** Where a network is told things. */
interface Told {
  readonly condition: Float64Array;
  readonly label: Int32Array;
}

/** Noises samples `from` to `to` of a batch into `input` and tells the network their conditions and labels. */
export function setInput(
  table: TrainingTable,
  batch: Batch,
  from: number,
  to: number,
  told: Told,
  input: Float64Array,
): void {
  const x0 = batch.x0.data;
  const epsilon = batch.noise.data;
  const dimension = x0.length / batch.row.length;
  for (let i = from; i < to; i++) {
    const r = batch.row[i]!;
    const signal = table.signal[r]!;
    const noise = table.noise[r]!;
    const scale = table.inputScale[r]!;
    for (let j = i * dimension, p = (i - from) * dimension; j < (i + 1) * dimension; j++, p++) {
      input[p] = scale * (signal * x0[j]! + noise * epsilon[j]!);
    }
    told.condition[i - from] = table.condition[r]!;
    if (batch.label) told.label[i - from] = batch.label[i]!;
  }
}

/**
 * The sum of weight (prediction - target)² over samples `from` to `to` of a batch, in ascending order,
 * and the gradient of the whole batch's mean in the network's output for them.
 * `losses` takes each sample's own mean.
 */
export function squaredErrors(
  table: TrainingTable,
  batch: Batch,
  from: number,
  to: number,
  output: Float64Array,
  outputGradient: Float64Array,
  losses: Float64Array,
): number {
  const x0 = batch.x0.data;
  const epsilon = batch.noise.data;
  const dimension = x0.length / batch.row.length;
  let sum = 0;
  for (let i = from; i < to; i++) {
    const r = batch.row[i]!;
    const weight = table.weight[r]! * (batch.rowWeight?.[r] ?? 1);
    const outScale = table.outScale[r]!;
    // prediction - target, with x = signal x0 + noise epsilon written out.
    const ofData = table.skip[r]! * table.signal[r]! - table.targetData[r]!;
    const ofNoise = table.skip[r]! * table.noise[r]! - table.targetNoise[r]!;
    let ofSample = 0;
    for (let j = i * dimension, p = (i - from) * dimension; j < (i + 1) * dimension; j++, p++) {
      const error = outScale * output[p]! + ofData * x0[j]! + ofNoise * epsilon[j]!;
      sum += weight * error * error;
      ofSample += weight * error * error;
      outputGradient[p] = (2 * weight * outScale * error) / x0.length;
    }
    losses[i] = ofSample / dimension;
  }
  return sum;
}
