import { createBackwardWorkspace, type BackwardWorkspace } from "./backward.ts";
import { fourierFeatures } from "./fourier.ts";
import { layersOf, type Layer } from "./layers.ts";
import type { Network } from "./network.ts";
import type { Trainer } from "./trainer.ts";
import type { TrainingTable } from "./types.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

/** Everything about a trainer that follows from it: views, tables, and scratch memory. */
export interface TrainerMemory {
  /** The forward pass. */
  readonly workspace: Workspace;
  /** The backward pass. */
  readonly back: BackwardWorkspace;
  /** The trainer's gradient, layer by layer. */
  readonly gradients: readonly Layer[];
  /** The Fourier features of every row of the table, [rows, features]; empty with an embedding. */
  readonly features: Float64Array;
}

const memories = new WeakMap<Trainer, TrainerMemory>();

/** The memory of a trainer for batches of up to `rows`; made once, and anew for a larger batch. */
export function memoryOf(trainer: Trainer, rows: number): TrainerMemory {
  const known = memories.get(trainer);
  if (known && known.workspace.rows >= rows) return known;
  const { network, table, gradient } = trainer;
  const memory = {
    workspace: createWorkspace(network, rows),
    back: createBackwardWorkspace(network, rows),
    gradients: layersOf(network, gradient),
    features: known?.features ?? tableFeatures(network, table),
  };
  memories.set(trainer, memory);
  return memory;
}

function tableFeatures(network: Network, table: TrainingTable): Float64Array {
  const { conditioning } = network;
  if (conditioning.kind !== "fourier") return new Float64Array(0);
  const features = new Float64Array(table.condition.length * conditioning.features);
  table.condition.forEach((condition, row) =>
    fourierFeatures(conditioning, condition, features, row * conditioning.features),
  );
  return features;
}
