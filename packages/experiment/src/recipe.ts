import { mlp, type Network } from "@inkwash/nn";
import { ddim, ddpm, heun, type Plan } from "@inkwash/samplers";
import {
  type Condition,
  continuousFrom,
  type Grid,
  grid,
  gridFromSigmas,
  noiseLevels,
  type Schedule,
  sigmaBounds,
  trainingNodes,
  trainingTable,
  type TrainingTable,
} from "@inkwash/schedules";
import type { Data } from "./data.ts";
import type { Document } from "./document/document.ts";
import { DocumentError } from "./document/error.ts";
import type { ModelDocument } from "./document/model.ts";
import type { SamplerDocument } from "./document/sample.ts";
import type { TrainDocument } from "./document/train.ts";

/** What is learnt and how it is sampled: all that follows from the document before any step is taken. */
export interface Recipe {
  readonly network: Network;
  readonly table: TrainingTable;
  /** One per sampler of the document. */
  readonly plans: readonly Plan[];
}

/** Rows of a training table with a law: the levels between two of them are one to the eye. */
const nodes = 4096;

/** The recipe of a document that trains. */
export function recipeOf(
  { model, train, sample }: Document,
  schedule: Schedule,
  data: Data,
): Recipe | undefined {
  if (!model || !train) return undefined;
  const dimension = data.samples.data.length / data.samples.shape[0]!;
  if (model.classes && data.classes === undefined) {
    throw new DocumentError(
      "model.classes",
      "must be false: the samples of this set have no classes",
    );
  }
  const table = within("train.noise", () => tableOf(model, train, schedule, data.scale));
  const network = networkOf(model, dimension, schedule, model.classes ? data.classes! : 0);
  const plans = (sample?.samplers ?? []).map((sampler, i) =>
    within(`sample.samplers[${i}]`, () => planOf(sampler, model, schedule)),
  );
  const { label } = sample ?? {};
  if (label !== undefined && label >= network.classes) {
    throw new DocumentError("sample.label", `must be less than ${network.classes}; got ${label}`);
  }
  return { network, table, plans };
}

/** What the network of a document is told at each step. */
function conditionOf({ conditioning }: ModelDocument): Condition {
  return conditioning === "fourier" || conditioning === "random" ? "log-snr" : "step";
}

function networkOf(
  document: ModelDocument,
  dimension: number,
  schedule: Schedule,
  classes: number,
): Network {
  const { width, depth, activation, entry, residual, features } = document;
  const steps = schedule.beta.length;
  const range = [schedule.logSnr.at(-1)!, schedule.logSnr[0]!] as const;
  const conditioning = {
    fourier: { kind: "fourier", features, range },
    random: { kind: "random", features, range, scale: 1, seed: 0 },
    sinusoidal: { kind: "sinusoidal", features },
    embedding: { kind: "embedding", steps },
  } as const;
  return within("model", () =>
    mlp({
      dimension,
      width,
      depth,
      activation,
      entry,
      residual,
      classes,
      conditioning: conditioning[document.conditioning],
    }),
  );
}

function tableOf(
  model: ModelDocument,
  { noise, weighting }: TrainDocument,
  schedule: Schedule,
  scale: number,
): TrainingTable {
  const options = {
    predicts: model.predicts === "edm" ? "x0" : model.predicts,
    preconditioning: model.predicts === "edm" ? "edm" : "none",
    weighting,
    dataScale: scale,
  } as const;
  if (noise.law === "steps") {
    return trainingTable(schedule, { ...options, condition: conditionOf(model) });
  }
  const { law, mean, deviation } = noise;
  const process = continuousFrom(schedule);
  return trainingNodes(process, { ...options, law, mean, deviation, nodes, condition: "log-snr" });
}

function planOf(sampler: SamplerDocument, model: ModelDocument, schedule: Schedule): Plan {
  const visited = visitedBy(sampler, schedule, conditionOf(model));
  const predicts = model.predicts === "edm" ? "x0" : model.predicts;
  switch (sampler.kind) {
    case "ddim":
      return ddim(visited, { eta: sampler.eta, predicts });
    case "heun":
      return heun(visited, { predicts });
    case "ddpm":
      return ddpm(visited, { variance: sampler.variance, lastNoise: sampler.lastNoise, predicts });
  }
}

function visitedBy(
  { steps, spacing }: SamplerDocument,
  schedule: Schedule,
  condition: Condition,
): Grid {
  if (spacing !== "karras") return grid(schedule, { steps, spacing, condition });
  const levels = noiseLevels(steps ?? schedule.beta.length, sigmaBounds(schedule));
  return gridFromSigmas(schedule, levels, { condition });
}

/** What a package refuses, as the field that asked for it. */
function within<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DocumentError(path, `cannot be used: ${error.message}`);
  }
}
