import type { Batch, StepResult } from "./batch.ts";
import type { Clip } from "./clip.ts";
import type { Ema } from "./ema.ts";
import type { Graph } from "./graph/types.ts";
import type { Optimizer } from "./optimizer/optimizer.ts";
import type { TrainingTable } from "./types.ts";

/** What a network is told about rows of x. */
export interface Told {
  /** How many rows of `condition` and `label` there are: 1, for all rows of x, or one per row. */
  readonly count: number;
  /** The noise levels: step indices or log-SNRs; checked. */
  readonly condition: Float64Array;
  /** The labels, integers in [0, classes]; checked. Not read by a network without classes. */
  readonly label: Int32Array;
}

/** The memory of a network that predicts. */
export interface Predictor {
  /** How many rows it takes at a time. */
  readonly rows: number;
  /** What the network sees, [rows, dimension], written by the caller; asked for anew before each use. */
  readonly input: Float32Array | Float64Array;
  /** What it says, [rows, dimension]; asked for anew before each use. */
  readonly output: Float32Array | Float64Array;
  /** Takes the numbers of the network. */
  load(parameters: Float32Array | Float64Array): void;
  /** Runs the network on the first `rows` rows of `input`. Each row's output depends on that row only. */
  run(rows: number, told: Told): void;
}

/**
 * The flat buffers of a network under training, row-major, each as long as the parameters.
 *
 * "average.0" is the first moving average.
 */
export type Part = "parameters" | "firstMoment" | "secondMoment" | "gradient" | `average.${number}`;

/** What is to be learnt, and how. */
export interface Lesson {
  /** What it learns from. */
  readonly table: TrainingTable;
  /** Where it starts; not changed. Their precision is that of every part but the gradient. */
  readonly parameters: Float32Array | Float64Array;
  /** The optimizer. */
  readonly optimizer: Optimizer;
  /** How the gradient is bounded. */
  readonly clip: Clip;
  /** The moving averages, which start at the parameters. */
  readonly ema: readonly Ema[];
  /**
   * The intervals [begin, end) of the buffer that move, ascending, none touching another. The rest
   * is frozen: its gradient is 0, and neither parameters nor moments nor averages change.
   */
  readonly trainable: readonly (readonly [begin: number, end: number])[];
}

/** The memory of a network under training. */
export interface Learner {
  /**
   * Takes optimizer step k = 1, 2, ... at a learning rate on a checked batch, whose labels are what
   * the network is told. Where loss or gradient norm is not finite it returns them and changes
   * nothing but the gradient.
   */
  step(batch: Batch, k: number, rate: number): StepResult;
  /** The loss of each sample of the last step, in the order of the batch: valid until the next. */
  losses(): Float64Array;
  /** A part as it is now: valid until the next call, not to be written to. */
  read(part: Part): Float32Array | Float64Array;
  /** Replaces a part. */
  write(part: Part, values: ArrayLike<number>): void;
}

/**
 * What executes networks: handed in by whoever trains or samples.
 *
 * Each object that it makes has memory of its own, all of which is there after its first step with
 * the largest batch.
 */
export interface Engine {
  /** Its name, for records of runs. */
  readonly name: string;
  /** Memory for predictions. */
  createPredictor(graph: Graph): Predictor;
  /** Memory for training. */
  createLearner(graph: Graph, lesson: Lesson): Learner;
}
