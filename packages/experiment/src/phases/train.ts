import {
  checkpoint as saved,
  constantRate,
  cosineRate,
  createTrainer,
  denoiser,
  encodeModel,
  initialise,
  type NetworkDenoiser,
  train,
} from "@inkwash/nn";
import { trainingTable } from "@inkwash/schedules";
import { breathe } from "../breathe.ts";
import type { Context } from "../context.ts";
import type { ModelDocument, TrainDocument } from "../document/train.ts";
import type { Event, Samples } from "../events.ts";
import { conditionOf, networkOf } from "../model.ts";

/** Optimizer steps between two returns to the event loop: about 30 ms at the default size. */
const stepsPerBreath = 4;

/** Trains the document's network on the data and returns it as a denoiser. */
export async function* learn(
  context: Context,
  model: ModelDocument,
  document: TrainDocument,
  data: Samples,
): AsyncGenerator<Event, NetworkDenoiser> {
  const { schedule, engine, signal } = context;
  const { steps, batch, learningRate, decay, ema, clip, report, checkpoint } = document;
  const network = networkOf(model, data.shape[1]!, schedule);
  const table = trainingTable(schedule, { predicts: "epsilon", condition: conditionOf(model) });
  const trainer = createTrainer(network, table, {
    parameters: initialise(network, { rng: engine.root.fork("initialise"), precision: "float32" }),
    learningRate:
      decay === "cosine" ? cosineRate(learningRate, { steps }) : constantRate(learningRate),
    clip,
    ema: ema > 0 ? { decay: ema, warmUp: true } : undefined,
  });
  const rng = engine.root.fork("train");
  for (const event of train(trainer, data, { rng, steps, batch, report })) {
    if (event) yield { ...event };
    if (checkpoint > 0 && trainer.step % checkpoint === 0) {
      yield { type: "checkpoint", step: trainer.step, bytes: saved(trainer) };
    }
    if (trainer.step % stepsPerBreath === 0) await breathe(signal);
  }
  yield {
    type: "artifact",
    name: "model.safetensors",
    mediaType: "application/octet-stream",
    bytes: encodeModel({ network, parameters: trainer.average, preconditioning: table }),
  };
  return denoiser(network, trainer.average, table);
}
