export { createKernels } from "./create-kernels.ts";
export type { Address, DeviceArray, JumpOptions, Kernels } from "./types.ts";
