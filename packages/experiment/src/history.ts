import { checkpoint, fromSafetensors, toSafetensors, type Trainer } from "@inkwash/nn";
import type { Document } from "./document/document.ts";
import type { Engine } from "./engine.ts";

const lossesName = "inkwash.losses";
const experimentName = "inkwash.experiment";

/** A trainer, all its losses so far, and what it is of, as a checkpoint that a run can go on from. */
export function saved(
  trainer: Trainer,
  losses: readonly number[],
  document: Document,
  engine: Engine,
): Uint8Array<ArrayBuffer> {
  const { tensors, metadata } = fromSafetensors(checkpoint(trainer));
  const data = Float64Array.from(losses);
  return toSafetensors({
    tensors: { ...tensors, [lossesName]: { data, shape: [data.length] } },
    metadata: { ...metadata, [experimentName]: JSON.stringify(described(document, engine)) },
  });
}

/** A checkpoint that has been found to be of this experiment. */
export interface Resumed {
  readonly bytes: Uint8Array;
  /** One per step until then. */
  readonly losses: readonly number[];
}

/**
 * Reads a checkpoint that an experiment is to go on from.
 *
 * @throws RangeError if the file is broken, or of another experiment or backend.
 */
export function resumed(bytes: Uint8Array, document: Document, engine: Engine): Resumed {
  const { tensors, metadata } = fromSafetensors(bytes);
  const losses = tensors[lossesName]?.data;
  const made = metadata[experimentName];
  if (!losses || made === undefined || metadata["inkwash.step"] !== String(losses.length)) {
    throw new RangeError("run: resume must be the bytes of a checkpoint event");
  }
  const before = JSON.parse(made) as Record<string, unknown>;
  for (const [field, value] of Object.entries(described(document, engine))) {
    const [then, now] = [JSON.stringify(before[field]), JSON.stringify(value)];
    if (then === now) continue;
    throw new RangeError(
      `run: resume is the checkpoint of another ${field}: ${then}; this one is ${now}`,
    );
  }
  return { bytes, losses: Array.from(losses, Number) };
}

/** What must be the same for a run to end with the same bits. */
function described(document: Document, { name, mode }: Engine): Record<string, unknown> {
  const { seed, data, schedule, model, train } = document;
  return { seed, data, schedule, model, train, backend: `${name}, ${mode}` };
}
