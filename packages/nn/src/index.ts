export { mlp } from "./mlp.ts";
export { unet } from "./unet.ts";
export { summary } from "./summary.ts";
export { graphOf } from "./graph/graph-of.ts";
export { reference } from "./reference/reference.ts";
export { initialise } from "./initialise.ts";
export { tensors } from "./tensor.ts";
export { loadTensors } from "./load-tensors.ts";
export { denoiser } from "./denoiser.ts";

export { adam } from "./optimizer/adam.ts";
export { adamW } from "./optimizer/adam-w.ts";
export { lion } from "./optimizer/lion.ts";
export { muon } from "./optimizer/muon.ts";
export { sgd } from "./optimizer/sgd.ts";
export { constantRate } from "./learning-rate/constant-rate.ts";
export { cosineRate } from "./learning-rate/cosine-rate.ts";
export { linearRate } from "./learning-rate/linear-rate.ts";
export { oneCycleRate } from "./learning-rate/one-cycle-rate.ts";
export { rateAt } from "./learning-rate/rate-at.ts";
export { warmUp } from "./learning-rate/warm-up.ts";
export { lossSecondMoment } from "./rows/loss-second-moment.ts";
export { createTrainer } from "./trainer.ts";
export { trainStep } from "./train-step.ts";
export { batches } from "./batches.ts";
export { train } from "./train.ts";
export { averageSnapshots, reconstructAverage } from "./reconstruct-average.ts";

export { toSafetensors } from "./to-safetensors.ts";
export { fromSafetensors } from "./from-safetensors.ts";
export { decodeModel, encodeModel } from "./model.ts";
export { toOnnx } from "./onnx/to-onnx.ts";
export { checkpoint, restore } from "./checkpoint.ts";

export type { MlpOptions } from "./mlp.ts";
export type { UnetOptions } from "./unet.ts";
export type {
  Activation,
  Conditioning,
  EmbeddingConditioning,
  FourierConditioning,
  Mlp,
  Network,
  NetworkLayout,
  Parameter,
  RandomConditioning,
  SinusoidalConditioning,
  Unet,
} from "./network.ts";
export type { Initial } from "./initial.ts";
export type {
  Add,
  Attention,
  Concat,
  Conv,
  Dense,
  Embedding,
  Features,
  Graph,
  GraphTensor,
  GroupNorm,
  Operation,
  TensorId,
  Upsample,
} from "./graph/types.ts";
export type { Engine, Learner, Lesson, Part, Predictor, Told } from "./engine.ts";
export type { InitialiseOptions, Precision, WeightRule } from "./initialise.ts";
export type { Tensor, TensorData } from "./tensor.ts";
export type { LoadOptions, LoadReport } from "./load-tensors.ts";
export type { LayerSummary, Summary } from "./summary.ts";
export type { SafetensorsFile } from "./safetensors-types.ts";
export type { ToOnnxOptions } from "./onnx/to-onnx.ts";
export type { Model } from "./model.ts";
export type { DenoiserOptions, NetworkDenoiser } from "./denoiser.ts";
export type { Preconditioning } from "./preconditioning.ts";
export type { Adam, AdamOptions } from "./optimizer/adam.ts";
export type { AdamW, AdamWOptions } from "./optimizer/adam-w.ts";
export type { Lion, LionOptions } from "./optimizer/lion.ts";
export type { Muon, MuonOptions } from "./optimizer/muon.ts";
export type { Optimizer } from "./optimizer/optimizer.ts";
export type { Sgd, SgdOptions } from "./optimizer/sgd.ts";
export type { ConstantRate } from "./learning-rate/constant-rate.ts";
export type { CosineRate, CosineRateOptions } from "./learning-rate/cosine-rate.ts";
export type { LinearRate, LinearRateOptions } from "./learning-rate/linear-rate.ts";
export type { OneCycleRate, OneCycleRateOptions } from "./learning-rate/one-cycle-rate.ts";
export type { LearningRate, WarmUpRate } from "./learning-rate/learning-rate.ts";
export type { Clip } from "./clip.ts";
export type { Ema, ExponentialEma, PowerEma } from "./ema.ts";
export type { AverageSnapshot, ReconstructOptions } from "./reconstruct-average.ts";
export type { Best, LabelDropout, Trainer, TrainerOptions } from "./trainer.ts";
export type { Freeze } from "./freeze.ts";
export type { Batch, StepResult } from "./batch.ts";
export type { BatchesOptions } from "./batches.ts";
export type { DataSource } from "./data-source.ts";
export type { Draws } from "./draws.ts";
export type { LastBatch } from "./epochs.ts";
export type { Pairing } from "./complete-batch.ts";
export type { RowSampler } from "./rows/row-sampler.ts";
export type {
  LossSecondMoment,
  LossSecondMomentOptions,
  RowMemory,
} from "./rows/loss-second-moment.ts";
export type { TrainData, TrainOptions } from "./train.ts";
export type { Evaluate } from "./evaluate.ts";
export type { Stop } from "./stop.ts";
export type {
  EpochEvent,
  EvaluationEvent,
  StopEvent,
  TrainEvent,
  TrainStepEvent,
} from "./train-event.ts";
export type { Prediction, Samples, TrainingTable } from "./types.ts";
