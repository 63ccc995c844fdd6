import type { Stream } from "@inkwash/random";
import { checkCondition } from "./condition.ts";
import { checkFinite, checkOneOf, checkPositive } from "./check.ts";
import { clipBounds, type Clip } from "./clip.ts";
import { checkEma, type Ema } from "./ema.ts";
import type { Engine, Learner } from "./engine.ts";
import { frozenNames, trainableIntervals, type Freeze } from "./freeze.ts";
import { graphOf } from "./graph/graph-of.ts";
import { constantRate } from "./learning-rate/constant-rate.ts";
import type { LearningRate } from "./learning-rate/learning-rate.ts";
import type { Network } from "./network.ts";
import { adam } from "./optimizer/adam.ts";
import type { Optimizer } from "./optimizer/optimizer.ts";
import { reference } from "./reference/reference.ts";
import { createRowMemory, type RowMemory } from "./rows/loss-second-moment.ts";
import { rowSamplers, type RowSampler } from "./rows/row-sampler.ts";
import type { TrainingTable } from "./types.ts";

/** How labels are dropped in training, so that the network learns without classes too. */
export interface LabelDropout {
  /** The probability that a sample's label becomes "no class", in [0, 1]; 0.1 to 0.2 is usual. */
  readonly probability: number;
  /** Where the decisions come from: step k takes those of `rng.fork(k)`. */
  readonly rng: Stream;
}

/** The parameters that did best by an early stop's metric. */
export interface Best {
  /** How many steps had been taken. */
  readonly step: number;
  /** What the metric was. */
  readonly value: number;
  /** The average of then, copied. */
  readonly parameters: Float32Array | Float64Array;
  /** How many evaluations in a row have brought nothing better since. */
  readonly misses: number;
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
  /** The first moving average of the parameters; the parameters themselves without `ema`. */
  readonly average: Float32Array | Float64Array;
  /** All moving averages, in the order of `ema`. */
  readonly averages: readonly (Float32Array | Float64Array)[];
  /** The optimizer's mean of gradients. */
  readonly firstMoment: Float32Array | Float64Array;
  /** The optimizer's mean of squared gradients. */
  readonly secondMoment: Float32Array | Float64Array;
  /** The gradient of the last step, clipped by value if it is, but not by norm. */
  readonly gradient: Float32Array | Float64Array;
  /** The settings of the optimizer. */
  readonly optimizer: Optimizer;
  /** The learning rate of every step. */
  readonly learningRate: LearningRate;
  /** How the gradient is bounded. */
  readonly clip: Clip;
  /** The settings of `averages`. */
  readonly ema: readonly Ema[];
  /** The names of the parameters that do not move. */
  readonly frozen: readonly string[];
  /** How labels are dropped, if they are. */
  readonly labelDropout: LabelDropout | undefined;
  /** How `train` draws rows. */
  readonly rowSampler: RowSampler;
  /** What `lossSecondMoment()` remembers. */
  readonly rowMemory: RowMemory | undefined;
  /** The engine's memory. */
  readonly learner: Learner;
  /** How many steps have been taken. */
  step: number;
  /** What did best so far, where `train` stops early. */
  best: Best | undefined;
}

/** See {@link createTrainer}. */
export interface TrainerOptions {
  /** Where training starts, from `initialise` or a model file; copied. Their precision is the trainer's. */
  readonly parameters: Float32Array | Float64Array;
  /**
   * The optimizer.
   * @defaultValue adam()
   */
  readonly optimizer?: Optimizer | undefined;
  /**
   * The learning rate.
   * @defaultValue constantRate(1e-3)
   */
  readonly learningRate?: LearningRate | undefined;
  /**
   * The largest norm of the whole gradient, in (0, Infinity], to which a longer one is shortened; or
   * `{ value }`, the largest size of each of its numbers.
   * @defaultValue 1
   */
  readonly clip?: Clip | undefined;
  /**
   * The moving averages of the parameters that are kept for sampling, one or several; none where absent.
   */
  readonly ema?: Ema | readonly Ema[] | undefined;
  /**
   * The parameters that do not move, by name or by a test of the name: fine-tuning trains the rest.
   */
  readonly freeze?: Freeze | undefined;
  /**
   * How labels are dropped, for a network with classes that is to be guided; none are where absent.
   */
  readonly labelDropout?: LabelDropout | undefined;
  /**
   * How `train` draws rows from its stream.
   * @defaultValue "mirrored"
   */
  readonly rowSampler?: RowSampler | undefined;
  /**
   * What executes the steps.
   * @defaultValue reference()
   */
  readonly engine?: Engine | undefined;
}

/**
 * A trainer at step 0, with its moments at 0 and its averages at the parameters.
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
    freeze = [],
    labelDropout,
    rowSampler = "mirrored",
    engine = reference(),
  } = options;
  for (const [name, bound] of Object.entries(clipBounds(clip))) {
    if (bound !== Infinity) {
      checkPositive("createTrainer", typeof clip === "number" ? "clip" : `clip.${name}`, bound);
    }
  }
  const ema = options.ema === undefined ? [] : [options.ema].flat();
  for (const each of ema) checkEma("createTrainer", each);
  if (typeof rowSampler === "string") {
    checkOneOf("createTrainer", "rowSampler", rowSampler, rowSamplers);
  }
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
      return learner.read(ema.length > 0 ? "average.0" : "parameters");
    },
    get averages() {
      return ema.map((_, i) => learner.read(`average.${i}`));
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
    rowSampler,
    rowMemory:
      typeof rowSampler === "object"
        ? createRowMemory(rowSampler, table.condition.length)
        : undefined,
    learner,
    step: 0,
    best: undefined,
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
