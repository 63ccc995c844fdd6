export { run, type RunOptions } from "./run.ts";
export type { Backend, ThreadsOption, WasmBackend, WebGpuBackend } from "./engine.ts";
export { drawData, type DrawnData } from "./draw-data.ts";
export { runInWorker, type WorkerRunOptions } from "./worker/run-in-worker.ts";
export type { Port } from "./worker/protocol.ts";

export { parseDocument, readDocument } from "./document/parse.ts";
export { documentJsonSchema } from "./document/json-schema.ts";
export { DocumentError } from "./document/error.ts";

export type {
  ArtifactEvent,
  CheckpointEvent,
  Curve,
  DoneEvent,
  Event,
  Floor,
  ForwardStepEvent,
  MetricEvent,
  Samples,
  SampleStepEvent,
  ScheduleEvent,
  TrainStepEvent,
} from "./events.ts";
export type { Document } from "./document/document.ts";
export type { DataDocument } from "./document/data/data.ts";
export type { DataBase, DrawnBase, NoisyBase } from "./document/data/fields.ts";
export type {
  CheckerboardDocument,
  CirclesDocument,
  CurveDocument,
  PinwheelDocument,
  RingsDocument,
  SpiralsDocument,
} from "./document/data/curves.ts";
export type {
  LineDocument,
  MixtureDocument,
  MixtureName,
  MixtureRecord,
} from "./document/data/mixtures.ts";
export type {
  DarknessDocument,
  Fill,
  OutlineDocument,
  StrokesDocument,
  SvgPathDocument,
  TextDocument,
} from "./document/data/shapes.ts";
export type { DigitsDocument, StrokeDigitsDocument } from "./document/data/images.ts";
export type { FileDocument, PointsDocument } from "./document/data/own.ts";
export type { FileSource, PictureDocument } from "./document/picture.ts";
export type {
  ConstantDocument,
  CosineDocument,
  LinearDocument,
  ScheduleDocument,
  SigmoidDocument,
} from "./document/schedule.ts";
export type { ForwardDocument } from "./document/forward.ts";
export type { ModelDocument } from "./document/model.ts";
export type {
  LogNormalDocument,
  NoiseDocument,
  StepsDocument,
  TrainDocument,
} from "./document/train.ts";
export type {
  DdimDocument,
  DdpmDocument,
  HeunDocument,
  SampleDocument,
  SamplerBase,
  SamplerDocument,
} from "./document/sample.ts";
export type { MetricsDocument } from "./document/metrics.ts";
