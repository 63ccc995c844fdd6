import { adam, type Adam, type AdamState } from "./adam.ts";
import { checkCondition } from "./condition.ts";
import { checkFinite, checkNumber, checkPositive } from "./check.ts";
import type { Ema } from "./ema.ts";
import { constantRate, type LearningRate } from "./learning-rate.ts";
import type { Network } from "./network.ts";
import type { TrainingTable } from "./types.ts";

/** A network under training: its numbers, the optimizer's, and the settings of a step. Plain data. */
export interface Trainer extends AdamState {
  /** What is trained. */
  readonly network: Network;
  /** What it learns from. */
  readonly table: TrainingTable;
  /** The moving average of the parameters; the parameters themselves without `ema`. */
  readonly average: Float32Array | Float64Array;
  /** The gradient of the last step, before clipping. */
  readonly gradient: Float64Array;
  /** The settings of Adam. */
  readonly optimizer: Adam;
  /** The learning rate of every step. */
  readonly learningRate: LearningRate;
  /** The largest gradient norm; Infinity for no clipping. */
  readonly clip: number;
  /** The settings of `average`, if it is kept. */
  readonly ema: Ema | undefined;
  /** How many steps have been taken. */
  step: number;
}

/** See {@link createTrainer}. */
export interface TrainerOptions {
  /** Where training starts, from `initialise` or a model file; copied. Their precision is the trainer's. */
  readonly parameters: Float32Array | Float64Array;
  /**
   * The optimizer.
   * @defaultValue adam()
   */
  readonly optimizer?: Adam | undefined;
  /**
   * The learning rate.
   * @defaultValue constantRate(1e-3)
   */
  readonly learningRate?: LearningRate | undefined;
  /**
   * The largest norm of the whole gradient, in (0, Infinity]; a longer one is shortened to it.
   * @defaultValue 1
   */
  readonly clip?: number | undefined;
  /**
   * The moving average of the parameters that is kept for sampling; none where absent.
   */
  readonly ema?: Ema | undefined;
}

/**
 * A trainer at step 0, with its moments at 0 and its average at the parameters.
 *
 * @throws RangeError if a setting is out of range, a parameter not finite, or the table's conditions do not suit the network.
 * @throws TypeError if the parameters or the table's columns have the wrong length.
 */
export function createTrainer(
  network: Network,
  table: TrainingTable,
  options: TrainerOptions,
): Trainer {
  const {
    parameters,
    optimizer = adam(),
    learningRate = constantRate(1e-3),
    clip = 1,
    ema,
  } = options;
  if (clip !== Infinity) checkPositive("createTrainer", "clip", clip);
  if (ema) checkNumber("createTrainer", "ema.decay", ema.decay, 0, 1);
  if (parameters.length !== network.size) {
    throw new TypeError(
      `createTrainer: parameters.length must be the network's size ${network.size}; got ${parameters.length}`,
    );
  }
  checkFinite("createTrainer", "parameters", parameters);
  checkTable(table);
  checkCondition("createTrainer", network, table.condition);

  const own = parameters.slice();
  return {
    network,
    table,
    parameters: own,
    average: ema ? parameters.slice() : own,
    firstMoment: own.slice().fill(0),
    secondMoment: own.slice().fill(0),
    gradient: new Float64Array(network.size),
    optimizer,
    learningRate,
    clip,
    ema,
    step: 0,
  };
}

function checkTable(table: TrainingTable): void {
  const { signal, noise, targetData, targetNoise, inputScale, skip, outScale, weight } = table;
  const columns = { signal, noise, targetData, targetNoise, inputScale, skip, outScale, weight };
  const rows = table.condition.length;
  for (const [name, column] of Object.entries(columns)) {
    if (column.length !== rows) {
      throw new TypeError(
        `createTrainer: table.${name}.length must be that of table.condition, ${rows}; got ${column.length}`,
      );
    }
    checkFinite("createTrainer", `table.${name}`, column);
  }
}
