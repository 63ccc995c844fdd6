import type { BlockStream, Kernels, PhiloxStream } from "./types.ts";

/** The numbers of `base`, its float32 fills by `kernels`; everything else is left to `base`. */
export function accelerate<S extends PhiloxStream | BlockStream>(base: S, kernels: Kernels): S {
  const { generator, key, stream } = base;
  let index = base.index;
  let cursor = base;

  /** What `base` does from here on, and as far on as it goes. */
  const delegate = <T>(work: (from: S) => T): T => {
    if (cursor === base || cursor.index !== index) cursor = base.at(index) as S;
    const result = work(cursor);
    index = cursor.index;
    return result;
  };
  const faster: Omit<PhiloxStream, "generator"> = {
    key,
    stream,
    get index() {
      return index;
    },
    nextUint32: () => delegate((from) => from.nextUint32()),
    fillUniform(out) {
      if (!(out instanceof Float32Array)) return delegate((from) => from.fillUniform(out));
      kernels.fillUniform(out, { generator, key, stream, index });
      index += out.length;
      return out;
    },
    fillNormal(out) {
      if (!(out instanceof Float32Array)) return delegate((from) => from.fillNormal(out));
      kernels.fillNormal(out, { generator, key, stream, index });
      index += out.length;
      return out;
    },
    at: (place) => accelerate(base.at(place) as PhiloxStream, kernels),
    fork: (name) => accelerate(base.fork(name) as PhiloxStream, kernels),
  };
  // A stream of philox has no generator, one of block says so.
  if (generator) Object.assign(faster, { generator });
  return faster as unknown as S;
}
