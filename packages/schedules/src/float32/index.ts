export { betas32, type Betas32, type Betas32Options } from "./betas32.ts";
export { tables32, type Tables32 } from "./tables32.ts";
