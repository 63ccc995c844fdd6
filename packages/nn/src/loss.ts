import type { Batch } from "./batch.ts";
import type { TrainingTable } from "./types.ts";

/** Where a network is told things. */
interface Told {
  readonly condition: Float64Array;
  readonly label: Int32Array;
}

/** Noises a batch into `input` and tells the network each sample's condition and label. */
export function setInput(
  table: TrainingTable,
  batch: Batch,
  told: Told,
  input: Float64Array,
  dimension: number,
): void {
  const x0 = batch.x0.data;
  const epsilon = batch.noise.data;
  for (let i = 0; i < batch.row.length; i++) {
    const r = batch.row[i]!;
    const signal = table.signal[r]!;
    const noise = table.noise[r]!;
    const scale = table.inputScale[r]!;
    for (let j = i * dimension; j < (i + 1) * dimension; j++) {
      input[j] = scale * (signal * x0[j]! + noise * epsilon[j]!);
    }
    told.condition[i] = table.condition[r]!;
    if (batch.label) told.label[i] = batch.label[i]!;
  }
}

/**
 * The weighted mean squared error of the predictions, and its gradient in the network's output.
 * Samples and their coordinates are summed in ascending order.
 */
export function noisedLoss(
  table: TrainingTable,
  batch: Batch,
  output: Float64Array,
  outputGradient: Float64Array,
  dimension: number,
): number {
  const x0 = batch.x0.data;
  const epsilon = batch.noise.data;
  let sum = 0;
  for (let i = 0; i < batch.row.length; i++) {
    const r = batch.row[i]!;
    const weight = table.weight[r]!;
    const outScale = table.outScale[r]!;
    // prediction - target, with x = signal x0 + noise epsilon written out.
    const ofData = table.skip[r]! * table.signal[r]! - table.targetData[r]!;
    const ofNoise = table.skip[r]! * table.noise[r]! - table.targetNoise[r]!;
    for (let j = i * dimension; j < (i + 1) * dimension; j++) {
      const error = outScale * output[j]! + ofData * x0[j]! + ofNoise * epsilon[j]!;
      sum += weight * error * error;
      outputGradient[j] = (2 * weight * outScale * error) / x0.length;
    }
  }
  return sum / x0.length;
}
