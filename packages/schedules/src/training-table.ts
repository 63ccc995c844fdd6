import { checkCondition, finiteConditionOf, type Condition } from "./condition.ts";
import { noise as noiseTable, signal as signalTable } from "./tables.ts";
import { targetOf } from "./target.ts";
import type { Prediction, Schedule, TrainingTable } from "./types.ts";

/** Options of {@link trainingTable}. */
export interface TrainingTableOptions {
  /**
   * What the network learns to predict.
   * @defaultValue "epsilon"
   */
  readonly predicts?: Prediction | undefined;
  /**
   * What the network is told.
   * @defaultValue "step"
   */
  readonly condition?: Condition | undefined;
}

/**
 * What a network learns under a schedule, one row per step.
 *
 * Row t: from sqrt(alphaBar_t) x0 + sqrt(1 - alphaBar_t) epsilon predict
 * targetData x0 + targetNoise epsilon. The network sees the state as it is and gives the prediction
 * as it is (inputScale 1, skip 0, outScale 1), and every row weighs the same in the predicted
 * quantity: with epsilon this is the simple loss of Ho et al.
 *
 * @param schedule - A discrete schedule of T steps.
 * @param options - See {@link TrainingTableOptions}.
 * @throws RangeError where a score or a condition would be infinite.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eq. 14
 */
export function trainingTable(
  schedule: Schedule,
  options: TrainingTableOptions = {},
): TrainingTable {
  const { predicts = "epsilon", condition = "step" } = options;
  checkCondition("trainingTable", condition);
  const steps = schedule.beta.length;
  const signal = signalTable(schedule);
  const noise = noiseTable(schedule);
  const targets = Array.from(signal, (s, t) => targetOf(predicts, s, noise[t]!));
  return {
    predicts,
    signal,
    noise,
    targetData: Float64Array.from(targets, (target) => target.data),
    targetNoise: Float64Array.from(targets, (target) => target.noise),
    inputScale: new Float64Array(steps).fill(1),
    skip: new Float64Array(steps),
    outScale: new Float64Array(steps).fill(1),
    weight: new Float64Array(steps).fill(1),
    condition: schedule.logSnr.map((logSnr, t) =>
      finiteConditionOf("trainingTable", condition, t, logSnr),
    ),
  };
}
