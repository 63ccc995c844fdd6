import { describeNetwork } from "./describe-network.ts";
import { fromSafetensors } from "./from-safetensors.ts";
import { toSafetensors } from "./to-safetensors.ts";
import type { Trainer } from "./trainer.ts";

const PARTS = ["parameters", "average", "firstMoment", "secondMoment"] as const;

/**
 * Everything that training changes, as a safetensors file: parameters, average, both moments, step.
 *
 * With the same network, table, settings, data and stream, a trainer that takes it by `restore`
 * goes on with the same bits.
 */
export function checkpoint(trainer: Trainer): Uint8Array<ArrayBuffer> {
  const { network, step } = trainer;
  const shape = [network.size];
  return toSafetensors({
    tensors: Object.fromEntries(PARTS.map((part) => [part, { data: trainer[part], shape }])),
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
  const saved = PARTS.map((part) => {
    const data = tensors[part]?.data;
    if (
      !(data instanceof Float32Array || data instanceof Float64Array) ||
      data.constructor !== trainer[part].constructor ||
      data.length !== trainer[part].length
    ) {
      throw new RangeError(
        `restore: tensor "${part}" must be a ${trainer[part].constructor.name} of ${trainer[part].length} numbers`,
      );
    }
    return data;
  });
  PARTS.forEach((part, i) => trainer.learner.write(part, saved[i]!));
  trainer.step = step;
}

/** What must be the same for a checkpoint to fit. */
function describe(trainer: Trainer): string {
  const { network, optimizer, learningRate, clip, ema, frozen, labelDropout } = trainer;
  return JSON.stringify({
    network: describeNetwork(network),
    optimizer,
    learningRate,
    clip: String(clip),
    ema: ema ?? null,
    frozen,
    labelDropout: labelDropout?.probability ?? null,
  });
}
