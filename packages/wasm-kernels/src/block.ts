import { accelerate } from "./accelerate.ts";
import { shared } from "./shared.ts";
import type { BlockStream, Kernels } from "./types.ts";

/**
 * The same stream of blocks, with its float32 fills on the kernels.
 *
 * As {@link philox} does for the other generator: the numbers are those of `base` to the last bit.
 *
 * @param base - A stream that says its address, as `block(seed)` of `random` does.
 * @param kernels - What draws; one set, made at the first call, serves all streams without their own.
 * @returns A stream at the index of `base`.
 * @throws Error if the engine has no WebAssembly SIMD.
 */
export const block = (base: BlockStream, kernels: Kernels = shared()): BlockStream =>
  accelerate(base, kernels);
