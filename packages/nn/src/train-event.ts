/** What happened in the steps since the last event; its arrays belong to whoever receives it. */
export interface TrainStepEvent {
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

/** The end of an epoch. */
export interface EpochEvent {
  /** Names the event. */
  readonly type: "epoch";
  /** How many epochs are over. */
  readonly epoch: number;
  /** How many steps the trainer has taken. */
  readonly step: number;
  /** The loss of the epoch's last batch: what tutorial 004 prints. */
  readonly lastLoss: number;
  /** The mean loss of the epoch's batches that this `train` has taken. */
  readonly meanLoss: number;
}

/** What `evaluate` measured. */
export interface EvaluationEvent {
  /** Names the event. */
  readonly type: "evaluation";
  /** How many steps the trainer has taken. */
  readonly step: number;
  /** The numbers by name. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** Training ended early; the best parameters are in `trainer.best`. */
export interface StopEvent {
  /** Names the event. */
  readonly type: "stop";
  /** How many steps the trainer has taken. */
  readonly step: number;
  /** The step of the best evaluation. */
  readonly bestStep: number;
  /** What the metric was then. */
  readonly best: number;
}

/** What `train` tells. */
export type TrainEvent = TrainStepEvent | EpochEvent | EvaluationEvent | StopEvent;
