import { createKernels } from "./create-kernels.ts";
import type { Kernels, PhiloxStream } from "./types.ts";

let shared: Kernels | undefined;

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
export function philox(
  base: PhiloxStream,
  kernels: Kernels = (shared ??= createKernels()),
): PhiloxStream {
  const { key, stream } = base;
  let index = base.index;
  let cursor = base;

  /** What `base` does from here on, and as far on as it goes. */
  const delegate = <T>(work: (from: PhiloxStream) => T): T => {
    if (cursor === base || cursor.index !== index) cursor = base.at(index);
    const result = work(cursor);
    index = cursor.index;
    return result;
  };
  return {
    key,
    stream,
    get index() {
      return index;
    },
    nextUint32: () => delegate((from) => from.nextUint32()),
    fillUniform(out) {
      if (!(out instanceof Float32Array)) return delegate((from) => from.fillUniform(out));
      kernels.fillUniform(out, { key, stream, index });
      index += out.length;
      return out;
    },
    fillNormal(out) {
      if (!(out instanceof Float32Array)) return delegate((from) => from.fillNormal(out));
      kernels.fillNormal(out, { key, stream, index });
      index += out.length;
      return out;
    },
    at: (place) => philox(base.at(place), kernels),
    fork: (name) => philox(base.fork(name), kernels),
  };
}
