export { fromDiffusers } from "./from-diffusers.ts";
export { configFrom, toDiffusers, type ConfigFromOptions } from "./to-diffusers.ts";
export {
  diffusersSteps,
  type DiffusersSteps,
  type DiffusersStepsOptions,
} from "./diffusers-steps.ts";
export { diffusersGrid } from "./diffusers-grid.ts";
export { DIFFUSERS_CLASSES } from "./settings.ts";
export type { DiffusersConfig, DiffusersScheduler, Family, Json, JsonObject } from "./types.ts";
