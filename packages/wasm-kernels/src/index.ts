export { block } from "./block.ts";
export { createKernels } from "./create-kernels.ts";
export { philox } from "./philox.ts";
export { supported } from "./module.ts";
export type {
  Address,
  BlockStream,
  JumpOptions,
  Kernels,
  PhiloxStream,
  Rng,
  Stream,
} from "./types.ts";
