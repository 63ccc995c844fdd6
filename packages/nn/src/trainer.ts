import type { Stream } from "@inkwash/random";
import { adam, type Adam } from "./adam.ts";
import { checkCondition } from "./condition.ts";
import { checkFinite, checkNumber, checkPositive } from "./check.ts";
import type { Ema } from "./ema.ts";
import type { Engine, Learner } from "./engine.ts";
import { frozenNames, trainableIntervals, type Freeze } from "./freeze.ts";
import { graphOf } from "./graph/graph-of.ts";
import { constantRate, type LearningRate } from "./learning-rate.ts";
import type { Network } from "./network.ts";
import { reference } from "./reference/reference.ts";
import type { TrainingTable } from "./types.ts";

/** How labels are dropped in training, so that the network learns without classes too. */
export interface LabelDropout {
  /** The probability that a sample's label becomes "no class", in [0, 1]; 0.1 to 0.2 is usual. */
  readonly probability: number;
  /** Where the decisions come from: step k takes those of `rng.fork(k)`. */
  readonly rng: Stream;
}

/**
 * A network under training: its numbers, the optimizer's, and the settings of a step.
 *
 * The buffers are those of the engine as they are now, valid until the next step and not to be
 * written to.
 */
export interface Trainer {
  /** What is trained. */
  readonly network: Network;
  /** What it learns from. */
  readonly table: TrainingTable;
  /** The numbers of the network. */
  readonly parameters: Float32Array | Float64Array;
  /** The moving average of the parameters; the parameters themselves without `ema`. */
  readonly average: Float32Array | Float64Array;
  /** The optimizer's mean of gradients. */
  readonly firstMoment: Float32Array | Float64Array;
  /** The optimizer's mean of squared gradients. */
  readonly secondMoment: Float32Array | Float64Array;
  /** The gradient of the last step, before clipping. */
  readonly gradient: Float32Array | Float64Array;
  /** The settings of Adam. */
  readonly optimizer: Adam;
  /** The learning rate of every step. */
  readonly learningRate: LearningRate;
  /** The largest gradient norm; Infinity for no clipping. */
  readonly clip: number;
  /** The settings of `average`, if it is kept. */
  readonly ema: Ema | undefined;
  /** The names of the parameters that do not move. */
  readonly frozen: readonly string[];
  /** How labels are dropped, if they are. */
  readonly labelDropout: LabelDropout | undefined;
  /** The engine's memory. */
  readonly learner: Learner;
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
  /**
   * The parameters that do not move, by name or by a test of the name: fine-tuning trains the rest.
   */
  readonly freeze?: Freeze | undefined;
  /**
   * How labels are dropped, for a network with classes that is to be guided; none are where absent.
   */
  readonly labelDropout?: LabelDropout | undefined;
  /**
   * What executes the steps.
   * @defaultValue reference()
   */
  readonly engine?: Engine | undefined;
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
    freeze = [],
    labelDropout,
    engine = reference(),
  } = options;
  if (clip !== Infinity) checkPositive("createTrainer", "clip", clip);
  if (ema) checkNumber("createTrainer", "ema.decay", ema.decay, 0, 1);
  if (labelDropout) checkDropout(network, labelDropout);
  if (parameters.length !== network.size) {
    throw new TypeError(
      `createTrainer: parameters.length must be the network's size ${network.size}; got ${parameters.length}`,
    );
  }
  checkFinite("createTrainer", "parameters", parameters);
  checkTable(table);
  checkCondition("createTrainer", network, table.condition);

  const frozen = frozenNames(network, freeze);
  const trainable = trainableIntervals(network, frozen);
  const lesson = { table, parameters, optimizer, clip, ema, trainable };
  const learner = engine.createLearner(graphOf(network), lesson);
  return {
    network,
    table,
    get parameters() {
      return learner.read("parameters");
    },
    get average() {
      return learner.read("average");
    },
    get firstMoment() {
      return learner.read("firstMoment");
    },
    get secondMoment() {
      return learner.read("secondMoment");
    },
    get gradient() {
      return learner.read("gradient");
    },
    optimizer,
    learningRate,
    clip,
    ema,
    frozen,
    labelDropout,
    learner,
    step: 0,
  };
}

function checkDropout(network: Network, { probability }: LabelDropout): void {
  if (network.classes === 0) {
    throw new RangeError("createTrainer: labelDropout is given, but the network has no classes");
  }
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(
      `createTrainer: labelDropout.probability must be in [0, 1]; got ${probability}`,
    );
  }
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
