import { integers, permutation, philox } from "@inkwash/random";
import { digest } from "./digest.ts";

const COUNT = 250_000;

function digest64(values: Float64Array): number {
  return digest(new Uint32Array(values.buffer));
}

/** Digests of everything that the package draws. */
export function drawn(): Record<string, number> {
  const stream = philox(20261121).fork("frozen").fork(7);
  return {
    words: digest(
      Uint32Array.from(
        { length: COUNT },
        (
          (rng) => () =>
            rng.nextUint32()
        )(stream.at(1)),
      ),
    ),
    uniforms32: digest(new Uint32Array(stream.at(1).fillUniform(new Float32Array(COUNT)).buffer)),
    normals32: digest(new Uint32Array(stream.at(1).fillNormal(new Float32Array(COUNT)).buffer)),
    uniforms64: digest64(stream.at(1).fillUniform(new Float64Array(COUNT))),
    normals64: digest64(stream.at(1).fillNormal(new Float64Array(COUNT))),
    integers: digest(integers(3_000_000_000, COUNT, stream.at(1))),
    permutation: digest(permutation(COUNT, stream.at(1))),
  };
}

/** Frozen: these must not change except in a major version. */
export const FROZEN: Readonly<Record<string, number>> = {
  words: 2159946025,
  uniforms32: 2808184420,
  normals32: 603924762,
  uniforms64: 4214399715,
  normals64: 340685811,
  integers: 818066169,
  permutation: 1307055367,
};
