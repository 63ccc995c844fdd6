import { accelerate } from "./accelerate.ts";
import { shared } from "./shared.ts";
import type { Kernels, PhiloxStream } from "./types.ts";

/**
 * The same stream, with its float32 fills on the kernels.
 *
 * Everything else (single words, float64 fills, forks) is left to `base`, so the numbers are those
 * of `base` to the last bit. `base` itself does not move.
 *
 * @param base - A stream that says its address, as `philox(seed)` of `random` does.
 * @param kernels - What draws; one set, made at the first call, serves all streams without their own.
 * @returns A stream at the index of `base`.
 * @throws Error if the engine has no WebAssembly SIMD.
 */
export const philox = (base: PhiloxStream, kernels: Kernels = shared()): PhiloxStream =>
  accelerate(base, kernels);
