import type { Stream } from "@inkwash/random";
import type { Batch } from "./batch.ts";
import { batches, type BatchesOptions } from "./batches.ts";
import { checkFinite, checkInteger, checkOneOf, checkSamples } from "./check.ts";
import type { DataSource } from "./data-source.ts";
import type { Draws } from "./draws.ts";
import { epochs } from "./epochs.ts";
import { evaluator, type Evaluate } from "./evaluate.ts";
import { checkLabels } from "./label.ts";
import { rateAt } from "./learning-rate/rate-at.ts";
import { checkStop, stopper, type Stop } from "./stop.ts";
import { streamedBatches } from "./streamed-batches.ts";
import type { TrainEvent, TrainStepEvent } from "./train-event.ts";
import { trainStep } from "./train-step.ts";
import type { Trainer } from "./trainer.ts";
import type { Samples } from "./types.ts";

/** See {@link train}. */
export interface TrainOptions extends Pick<
  BatchesOptions,
  "batch" | "lastBatch" | "label" | "pair"
> {
  /** Where the order of the data, the rows and the noise come from: a stream, addressed by step. */
  readonly rng: Stream | Draws;
  /** How many steps the trainer will have taken at the end, a non-negative integer. */
  readonly steps: number;
  /**
   * The number of steps between two events, a positive integer.
   * @defaultValue 100
   */
  readonly report?: number | undefined;
  /**
   * Whether an event tells of the end of each epoch.
   * @defaultValue false
   */
  readonly epochs?: boolean | undefined;
  /** What is measured during training; nothing where absent. */
  readonly evaluate?: Evaluate | undefined;
  /** When training ends before `steps`; never where absent. */
  readonly stop?: Stop | undefined;
  /** Training ends before the next step once this says `aborted`; an AbortSignal will do. */
  readonly signal?: { readonly aborted: boolean } | undefined;
}

/** Samples [n, ...], a source of them, or an iterable whose items are the data of one step each. */
export type TrainData = Samples | DataSource | Iterable<Samples & Pick<Batch, "label">>;

/**
 * Trains until the trainer has taken `steps` steps, one per pull.
 *
 * Every pull takes one step on `batches(data, ...)` and gives undefined, or an event when the step
 * count is a multiple of `report` and at the end; so the caller can turn to other work after any
 * step, pause, or leave. Events of epochs, evaluations and an early stop come in pulls of their own,
 * after the step and its event. Because batches are addressed by step, a trainer restored at step k
 * goes on with the same bits.
 *
 * @param data - Samples [n, ...], n >= 1, all finite; or a source of samples; or an iterable, each item
 * of which is the data of one step, which ends training with its last. An iterable has no epochs, and
 * whoever resumes hands it in where it was left.
 * @throws RangeError if a count is out of range or the data are not finite; TypeError if their shape does not fit.
 * @throws Error from `trainStep` if training diverges.
 */
export function train(
  trainer: Trainer,
  data: TrainData,
  options: TrainOptions & { readonly epochs?: false | undefined; readonly evaluate?: undefined },
): Generator<TrainStepEvent | undefined, void, void>;
export function train(
  trainer: Trainer,
  data: TrainData,
  options: TrainOptions,
): Generator<TrainEvent | undefined, void, void>;
export function train(
  trainer: Trainer,
  data: TrainData,
  options: TrainOptions,
): Generator<TrainEvent | undefined, void, void> {
  const { rng, steps, batch = 128, lastBatch = "join", report = 100, signal } = options;
  const { evaluate, stop } = options;
  checkInteger("train", "steps", steps, 0);
  checkInteger("train", "batch", batch, 1);
  checkInteger("train", "report", report, 1);
  checkOneOf("train", "lastBatch", lastBatch, ["join", "keep", "drop"]);
  const evaluation = evaluate && evaluator(trainer, evaluate, rng);
  if (stop) checkStop(stop, evaluate !== undefined);
  const batchAt = batchesOf(trainer, data, options);
  const walk = "shape" in data ? epochs(data.shape[0]!, batch, lastBatch) : undefined;
  if (options.epochs && !walk) {
    throw new TypeError("train: epochs cannot be told of data that come as an iterable");
  }

  return (function* () {
    let losses: number[] = [];
    let gradNorms: number[] = [];
    const epoch = { sum: 0, steps: 0 };
    const shouldStop = stop && stopper(trainer, stop);
    while (trainer.step < steps && !signal?.aborted) {
      const learningRate = rateAt(trainer.learningRate, trainer.step);
      const next = batchAt(trainer.step);
      if (!next) return;
      const { loss, gradNorm } = trainStep(trainer, next);
      const { step } = trainer;
      losses.push(loss);
      gradNorms.push(gradNorm);
      epoch.sum += loss;
      epoch.steps += 1;
      if (step % report === 0 || step === steps) {
        yield {
          type: "train-step",
          step,
          steps,
          losses: Float64Array.from(losses),
          gradNorms: Float64Array.from(gradNorms),
          learningRate,
        };
        losses = [];
        gradNorms = [];
      } else {
        yield undefined;
      }
      if (walk && walk.after(step) > walk.after(step - 1)) {
        if (options.epochs) {
          const meanLoss = epoch.sum / epoch.steps;
          yield { type: "epoch", epoch: walk.after(step), step, lastLoss: loss, meanLoss };
        }
        epoch.sum = 0;
        epoch.steps = 0;
      }
      const metrics = evaluation?.(step);
      if (!metrics) continue;
      yield { type: "evaluation", step, metrics };
      const stopped = shouldStop?.(metrics);
      if (stopped) {
        yield stopped;
        return;
      }
    }
  })();
}

/** The batch of a step, or undefined at the end of an iterable; everything that can be checked is. */
function batchesOf(
  trainer: Trainer,
  data: TrainData,
  options: TrainOptions,
): (step: number) => Batch | undefined {
  const { network, table, rowSampler, rowMemory } = trainer;
  const { rng, batch, lastBatch, label, pair } = options;
  const settings = { rng, rows: table.condition.length, pair, rowSampler, rowMemory };
  if (!("shape" in data)) {
    if (label) {
      throw new TypeError("train: label comes with the items where data come as an iterable");
    }
    return streamedBatches(data, settings);
  }
  checkLabels("train", network, label);
  if ("data" in data) {
    checkSamples("train", "data", data, network.dimension);
    checkFinite("train", "data", data.data);
  }
  return batches(data, { ...settings, batch, lastBatch, label });
}
