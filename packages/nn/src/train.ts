import type { Stream } from "@inkwash/random";
import { batches } from "./batches.ts";
import { checkFinite, checkInteger, checkSamples } from "./check.ts";
import { checkLabels } from "./label.ts";
import { rateAt } from "./learning-rate.ts";
import { trainStep } from "./train-step.ts";
import type { Trainer } from "./trainer.ts";
import type { Samples } from "./types.ts";

/** What happened since the last event; its arrays belong to whoever receives it. */
export interface TrainEvent {
  /** Names the event. */
  readonly type: "train-step";
  /** How many steps the trainer has taken. */
  readonly step: number;
  /** How many it will have taken at the end. */
  readonly steps: number;
  /** The loss of every step since the last event, oldest first. */
  readonly losses: Float64Array<ArrayBuffer>;
  /** The gradient norm of every step since the last event, before clipping. */
  readonly gradNorms: Float64Array<ArrayBuffer>;
  /** The learning rate of the last step. */
  readonly learningRate: number;
}

/** See {@link train}. */
export interface TrainOptions {
  /** Where the order of the data, the rows and the noise come from, addressed by step. */
  readonly rng: Stream;
  /** How many steps the trainer will have taken at the end, a non-negative integer. */
  readonly steps: number;
  /**
   * The number of samples per step, a positive integer.
   * @defaultValue 128
   */
  readonly batch?: number | undefined;
  /**
   * The number of steps between two events, a positive integer.
   * @defaultValue 100
   */
  readonly report?: number | undefined;
  /** The class of each sample of the data, where the network has classes. */
  readonly label?: ArrayLike<number> | undefined;
  /** Training ends before the next step once this says `aborted`; an AbortSignal will do. */
  readonly signal?: { readonly aborted: boolean } | undefined;
}

/**
 * Trains until the trainer has taken `steps` steps, one per pull.
 *
 * Every pull takes one step on `batches(data, ...)` and gives undefined, or an event when the step
 * count is a multiple of `report` and at the end; so the caller can turn to other work after any
 * step, pause, or leave. Because batches are addressed by step, a trainer restored at step k goes on
 * with the same bits.
 *
 * @param data - Samples [n, ...], n >= 1, all finite.
 * @throws RangeError if a count is out of range or the data are not finite; TypeError if their shape does not fit.
 * @throws Error from `trainStep` if training diverges.
 */
export function train(
  trainer: Trainer,
  data: Samples,
  options: TrainOptions,
): Generator<TrainEvent | undefined, void, void> {
  const { rng, steps, batch = 128, report = 100, label, signal } = options;
  checkInteger("train", "steps", steps, 0);
  checkInteger("train", "batch", batch, 1);
  checkInteger("train", "report", report, 1);
  checkSamples("train", "data", data, trainer.network.dimension);
  checkFinite("train", "data", data.data);
  checkLabels("train", trainer.network, label);
  const batchAt = batches(data, { rng, rows: trainer.table.condition.length, batch, label });

  return (function* () {
    let losses: number[] = [];
    let gradNorms: number[] = [];
    while (trainer.step < steps && !signal?.aborted) {
      const learningRate = rateAt(trainer.learningRate, trainer.step);
      const { loss, gradNorm } = trainStep(trainer, batchAt(trainer.step));
      losses.push(loss);
      gradNorms.push(gradNorm);
      if (trainer.step % report === 0 || trainer.step === steps) {
        yield {
          type: "train-step",
          step: trainer.step,
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
    }
  })();
}
