export type { Prediction, Samples, TrainingTable } from "./types.ts";
