export { ddim, type DdimOptions } from "./ddim.ts";
export { ddpm, type DdpmOptions } from "./ddpm.ts";
export { heun, type HeunOptions } from "./heun.ts";

export { startingNoise, type StartingNoiseOptions } from "./starting-noise.ts";
export {
  stepper,
  type AskingStepper,
  type DoneStepper,
  type Stepper,
  type StepperOptions,
  type StepperState,
} from "./stepper.ts";
export {
  sample,
  type SampleControl,
  type SampleFromNoise,
  type SampleFromState,
  type SampleOptions,
  type SampleStep,
} from "./sample.ts";

export type { Plan, Samples } from "./types.ts";
