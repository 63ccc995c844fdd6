export type { At, Denoiser, Grid, Prediction, Samples, Schedule, TrainingTable } from "./types.ts";
