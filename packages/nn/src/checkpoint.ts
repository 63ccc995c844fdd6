import { clipBounds } from "./clip.ts";
import { describeNetwork } from "./describe-network.ts";
import { fromSafetensors } from "./from-safetensors.ts";
import type { Part } from "./engine.ts";
import type { Tensor, TensorData } from "./tensor.ts";
import { toSafetensors } from "./to-safetensors.ts";
import type { Trainer } from "./trainer.ts";

/** The buffers of the learner that go on from step to step. */
const partsOf = (trainer: Trainer): readonly Part[] => [
  "parameters",
  "firstMoment",
  "secondMoment",
  ...trainer.ema.map((_, i) => `average.${i}` as const),
];

/**
 * Everything that training changes, as a safetensors file.
 *
 * Parameters, averages, both moments, step, what rows are drawn by and what did best so far. With the same network, table, settings, data and stream, a trainer that takes it by `restore`
 * goes on with the same bits: order, rows, noise and dropped labels are addressed by the step.
 */
export function checkpoint(trainer: Trainer): Uint8Array<ArrayBuffer> {
  const { network, step, learner, rowMemory, best } = trainer;
  const shape = [network.size];
  const tensors: Record<string, Tensor> = Object.fromEntries(
    partsOf(trainer).map((part) => [part, { data: learner.read(part), shape }]),
  );
  if (rowMemory) {
    const { losses, counts } = rowMemory;
    const rows = counts.length;
    tensors["rows.losses"] = { data: losses, shape: [rows, losses.length / rows] };
    tensors["rows.counts"] = { data: counts, shape: [rows] };
  }
  if (best) {
    tensors["best.parameters"] = { data: best.parameters, shape };
    tensors["best.value"] = {
      data: Float64Array.of(best.value, best.step, best.misses),
      shape: [3],
    };
  }
  return toSafetensors({
    tensors,
    metadata: { "inkwash.step": String(step), "inkwash.trainer": describe(trainer) },
  });
}

/**
 * Puts a trainer into the state of a checkpoint.
 *
 * @throws RangeError if the file is broken or is not a checkpoint of this network, in this precision,
 * with these settings; the trainer is then as before the call.
 */
export function restore(trainer: Trainer, bytes: Uint8Array): void {
  const { tensors, metadata } = fromSafetensors(bytes);
  const { "inkwash.step": text, "inkwash.trainer": described } = metadata;
  const step = Number(text);
  if (text === undefined || !Number.isSafeInteger(step) || step < 0) {
    throw new RangeError("restore: the file is not a checkpoint: it has no step");
  }
  if (described !== describe(trainer)) {
    throw new RangeError(
      `restore: the checkpoint is of another trainer, ${described}; this one is ${describe(trainer)}`,
    );
  }
  const parts = partsOf(trainer);
  const take = <T extends TensorData>(name: string, like: T): T => {
    const data = tensors[name]?.data;
    if (data?.constructor !== like.constructor || data.length !== like.length) {
      throw new RangeError(
        `restore: tensor "${name}" must be a ${like.constructor.name} of ${like.length} numbers`,
      );
    }
    return data as T;
  };
  const saved = parts.map((part) => take(part, trainer.learner.read(part)));
  const { rowMemory } = trainer;
  const losses = rowMemory && take("rows.losses", rowMemory.losses);
  const counts = rowMemory && take("rows.counts", rowMemory.counts);
  const best = tensors["best.value"] && {
    parameters: take("best.parameters", trainer.parameters).slice(),
    value: take("best.value", new Float64Array(3)),
  };
  // All of it fits: only now is anything changed.
  parts.forEach((part, i) => trainer.learner.write(part, saved[i]!));
  if (rowMemory) {
    rowMemory.losses.set(losses!);
    rowMemory.counts.set(counts!);
  }
  trainer.best = best && {
    step: best.value[1]!,
    value: best.value[0]!,
    misses: best.value[2]!,
    parameters: best.parameters,
  };
  trainer.step = step;
}

/** What must be the same for a checkpoint to fit. */
function describe(trainer: Trainer): string {
  const { network, optimizer, learningRate, clip, ema, frozen, labelDropout, rowSampler } = trainer;
  return JSON.stringify({
    network: describeNetwork(network),
    optimizer,
    learningRate,
    clip: Object.entries(clipBounds(clip)).map(String),
    ema,
    frozen,
    labelDropout: labelDropout?.probability ?? null,
    rowSampler,
  });
}
