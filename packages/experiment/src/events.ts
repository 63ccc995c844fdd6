import type { Document } from "./document/document.ts";

/** An array and its shape: row-major, contiguous, batch first. */
export interface Samples {
  /** The numbers, row-major. */
  readonly data: Float32Array | Float64Array;
  /** The length of each axis, the batch first. */
  readonly shape: readonly number[];
}

/** The noise schedule of the run, before anything is noised. */
export interface ScheduleEvent {
  /** Names the event. */
  readonly type: "schedule";
  /** The schedule's name in the literature. */
  readonly name: string;
  /** beta_t in [0, 1], length T. */
  readonly beta: Float64Array;
  /** alphaBar_t in [0, 1], length T. */
  readonly alphaBar: Float64Array;
  /** ln(alphaBar_t / (1 - alphaBar_t)), length T; infinite where that is the exact value. */
  readonly logSnr: Float64Array;
}

/** A frame of the data set, or of the picture, under noise. */
export interface ForwardStepEvent {
  /** Names the event. */
  readonly type: "forward-step";
  /** What is noised. */
  readonly subject: "data" | "picture";
  /** Number of this frame, from 0. */
  readonly frame: number;
  /** Number of frames of this subject. */
  readonly frames: number;
  /** Noisings so far, in [0, T]; level 0 is the clean end. */
  readonly level: number;
  /** Number of steps T of the schedule. */
  readonly levels: number;
  /** The rate of the data in x = signal x0 + noise epsilon, in [0, 1]. */
  readonly signal: number;
  /** The rate of the noise, in [0, 1]. */
  readonly noise: number;
  /** The samples that the document keeps, in standardised units where the document standardises. */
  readonly x: Samples;
  /** The exact density at this level, where it is known in closed form (one-dimensional mixtures). */
  readonly density?: Curve | undefined;
}

/** A function as points of its graph. */
export interface Curve {
  /** Ascending places. */
  readonly x: Float64Array;
  /** The function there. */
  readonly y: Float64Array;
}

/** The losses of the steps since the last such event. */
export interface TrainStepEvent {
  /** Names the event. */
  readonly type: "train-step";
  /** Steps done, the last of `losses` included. */
  readonly step: number;
  /** Steps in all. */
  readonly steps: number;
  /** One loss per step. */
  readonly losses: Float64Array;
  /** The learning rate of the last step. */
  readonly learningRate: number;
}

/** One step of a sampler. */
export interface SampleStepEvent {
  /** Names the event. */
  readonly type: "sample-step";
  /** The sampler's name in the document. */
  readonly sampler: string;
  /** Steps done, in [0, steps]; 0 is the noise that sampling starts from. */
  readonly step: number;
  /** Number of steps N of the sampler. */
  readonly steps: number;
  /** The rate of noise left, >= 0. */
  readonly noise: number;
  /** The points that the document keeps, on the steps that are frames of the film. */
  readonly x?: Samples | undefined;
}

/** A number that says how good something is. */
export interface MetricEvent {
  /** Names the event. */
  readonly type: "metric";
  /** A sampler's name, or "forward". */
  readonly of: string;
  /** What is measured, in words a person reads. */
  readonly name: string;
  /** The number itself, in the units of the data where it has any. */
  readonly value: number;
  /** Whether smaller or larger is better, or neither. */
  readonly better: "lower" | "higher" | "neither";
  /** The same number between fresh draws of the data: as good as any sampler can look. */
  readonly floor?: Floor | undefined;
  /** The same number for Gaussian noise with the data's mean and covariance: what no learning gives. */
  readonly blob?: number | undefined;
  /** Of which level of the forward process, in [0, T]. */
  readonly level?: number | undefined;
}

/** A number and the range it had over repetitions. */
export interface Floor {
  /** The mean over the repetitions. */
  readonly mean: number;
  /** The smallest. */
  readonly low: number;
  /** The largest. */
  readonly high: number;
}

/** Everything that training needs to go on from here, as a safetensors file. */
export interface CheckpointEvent {
  /** Names the event. */
  readonly type: "checkpoint";
  /** Optimizer steps done. */
  readonly step: number;
  /** The file, which `restore` of @inkwash/nn reads. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A file of the experiment. */
export interface ArtifactEvent {
  /** Names the event. */
  readonly type: "artifact";
  /** A file name without folders. */
  readonly name: string;
  /** As in an HTTP header. */
  readonly mediaType: string;
  /** The whole file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The end of a run, and what made its numbers. */
export interface DoneEvent {
  /** Names the event. */
  readonly type: "done";
  /** The document with its defaults filled in. */
  readonly document: Document;
  /** What computed. */
  readonly backend: "js" | "wasm" | "webgpu";
  /** "strict" promises bits, "close" a tolerance. */
  readonly mode: "strict" | "close";
  /** The generator of everything random. */
  readonly generator: string;
}

/** What a run yields. Every array is fresh and belongs to the consumer. */
export type Event =
  | ScheduleEvent
  | ForwardStepEvent
  | TrainStepEvent
  | SampleStepEvent
  | MetricEvent
  | CheckpointEvent
  | ArtifactEvent
  | DoneEvent;
