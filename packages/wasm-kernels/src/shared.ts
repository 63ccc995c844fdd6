import { createKernels } from "./create-kernels.ts";
import type { Kernels } from "./types.ts";

let kernels: Kernels | undefined;

/** One set of kernels, made at the first call, for all streams that have none of their own. */
export const shared = (): Kernels => (kernels ??= createKernels());
