export { run, type RunOptions } from "./run.ts";
export type { Backend, WebGpuBackend } from "./engine.ts";
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
export type {
  CurveDocument,
  DataDocument,
  MixtureDocument,
  MixtureRecord,
  PointsDocument,
} from "./document/data.ts";
export type { PictureDocument } from "./document/picture.ts";
export type {
  ConstantDocument,
  CosineDocument,
  LinearDocument,
  ScheduleDocument,
  SigmoidDocument,
} from "./document/schedule.ts";
export type { ForwardDocument } from "./document/forward.ts";
export type { ModelDocument, TrainDocument } from "./document/train.ts";
export type {
  DdimDocument,
  DdpmDocument,
  SampleDocument,
  SamplerBase,
  SamplerDocument,
} from "./document/sample.ts";
export type { MetricsDocument } from "./document/metrics.ts";
