import { createTrainer, encodeModel, initialise, rateAt, restore, trainStep } from "@inkwash/nn";
import { breathe } from "../breathe.ts";
import type { Context } from "../context.ts";
import type { TrainDocument } from "../document/train.ts";
import type { CheckpointEvent, Event, TrainStepEvent } from "../events.ts";
import { saved } from "../history.ts";
import { lessons } from "../lessons.ts";
import { optimizerOf, rateOf } from "../optimizing.ts";
import type { Recipe } from "../recipe.ts";

/** Optimizer steps between two returns to the event loop: about 30 ms in "js". */
const stepsPerBreath = 4;

/** Trains the document's network and returns its numbers. */
export async function* learn(
  context: Context,
  document: TrainDocument,
  { network, table }: Recipe,
): AsyncGenerator<Event, Float32Array | Float64Array> {
  const { engine, resume, signal } = context;
  const { steps, clip, ema, dropLabels: probability, checkpoint } = document;
  const { classes } = network;
  const rng = engine.root.fork("train").fork("labels");
  const trainer = createTrainer(network, table, {
    parameters: initialise(network, { rng: engine.root.fork("initialise"), precision: "float32" }),
    optimizer: optimizerOf(document),
    learningRate: rateOf(document),
    clip,
    ema: ema > 0 ? { decay: ema, warmUp: true } : undefined,
    labelDropout: classes > 0 ? { probability, rng } : undefined,
    engine: engine.networks,
  });
  if (resume) restore(trainer, resume.bytes);
  const losses = [...(resume?.losses ?? [])];
  const checkpointNow = (): CheckpointEvent => ({
    type: "checkpoint",
    step: trainer.step,
    bytes: saved(trainer, losses, context.document, engine),
  });
  yield* reportsOf(losses, document);
  const batchAt = lessons(context, document);
  while (trainer.step < steps) {
    losses.push(trainStep(trainer, batchAt(trainer.step)).loss);
    const { step } = trainer;
    if (step % document.report === 0 || step === steps) yield reportOf(losses, step, document);
    if (checkpoint > 0 && (step % checkpoint === 0 || step === steps)) yield checkpointNow();
    if (step % stepsPerBreath !== 0) continue;
    await breathe(undefined);
    if (signal?.aborted && checkpoint > 0 && step < steps) yield checkpointNow();
    signal?.throwIfAborted();
  }
  yield {
    type: "artifact",
    name: "model.safetensors",
    mediaType: "application/octet-stream",
    bytes: encodeModel({ network, parameters: trainer.average, preconditioning: table }),
  };
  return trainer.average;
}

/** The events of the steps that a checkpoint has behind it. */
function* reportsOf(losses: readonly number[], document: TrainDocument): Generator<TrainStepEvent> {
  const { report, steps } = document;
  for (let step = 1; step <= losses.length; step++) {
    if (step % report === 0 || step === steps) yield reportOf(losses, step, document);
  }
}

/** The event of a step at which one is due: the losses since the one before. */
function reportOf(
  losses: readonly number[],
  step: number,
  document: TrainDocument,
): TrainStepEvent {
  const { report, steps } = document;
  const since = losses.slice(report * Math.floor((step - 1) / report), step);
  return {
    type: "train-step",
    step,
    steps,
    losses: Float64Array.from(since),
    learningRate: rateAt(rateOf(document), step - 1),
  };
}
