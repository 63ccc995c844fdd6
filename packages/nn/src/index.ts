export { mlp } from "./mlp.ts";
export { unet } from "./unet.ts";
export { summary } from "./summary.ts";
export { graphOf } from "./graph/graph-of.ts";
export { reference } from "./reference/reference.ts";
export { initialise } from "./initialise.ts";
export { tensors } from "./tensor.ts";
export { loadTensors } from "./load-tensors.ts";
export { denoiser } from "./denoiser.ts";

export { adam } from "./adam.ts";
export { constantRate, cosineRate, rateAt } from "./learning-rate.ts";
export { createTrainer } from "./trainer.ts";
export { trainStep } from "./train-step.ts";
export { batches } from "./batches.ts";
export { train } from "./train.ts";

export { toSafetensors } from "./to-safetensors.ts";
export { fromSafetensors } from "./from-safetensors.ts";
export { decodeModel, encodeModel } from "./model.ts";
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
export type { Model } from "./model.ts";
export type { DenoiserOptions, NetworkDenoiser } from "./denoiser.ts";
export type { Preconditioning } from "./preconditioning.ts";
export type { Adam, AdamOptions } from "./adam.ts";
export type { Ema } from "./ema.ts";
export type { ConstantRate, CosineRate, CosineRateOptions, LearningRate } from "./learning-rate.ts";
export type { LabelDropout, Trainer, TrainerOptions } from "./trainer.ts";
export type { Freeze } from "./freeze.ts";
export type { Batch, StepResult } from "./batch.ts";
export type { BatchesOptions } from "./batches.ts";
export type { TrainEvent, TrainOptions } from "./train.ts";
export type { Prediction, Samples, TrainingTable } from "./types.ts";
