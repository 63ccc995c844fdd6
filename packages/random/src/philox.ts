import { checkIndex, checkUint32 } from "./check.ts";
import { Philox } from "./philox-stream.ts";
import type { PhiloxStream } from "./types.ts";

/** Options of {@link philox}. */
export interface PhiloxOptions {
  /**
   * The name of the stream, two integers in [0, 2^32): the upper half of the counter. Streams of
   * one seed with different names share no block. `fork` chooses names; give one here only to
   * continue a stream whose name was written down.
   *
   * @defaultValue [0, 0]
   */
  readonly stream?: readonly [number, number] | undefined;
}

/**
 * The stream of random numbers of a seed: Philox4x32-10 in counter mode.
 *
 * Word W of the stream is lane W mod 4 of philox4x32((B mod 2^32, floor(B / 2^32), ...stream),
 * (seed mod 2^32, floor(seed / 2^32))), B = floor(W / 4). Uniforms and normals are functions of the
 * words at their address, so a number depends on (seed, stream, index) and on nothing else.
 *
 * @param seed - An integer in [0, 2^53).
 * @param options - See {@link PhiloxOptions}.
 * @returns The stream, at index 0.
 * @throws RangeError if `seed` is not an integer in [0, 2^53) or `stream` is not two uint32.
 * @see {@link https://doi.org/10.1145/2063384.2063405 | Salmon et al., SC11}, section 3.3
 * @example
 * ```ts
 * import { philox } from "@inkwash/random";
 *
 * const rng = philox(1);
 * const whole = rng.at(0).fillNormal(new Float32Array(5));
 * const [head, tail] = [rng.fillNormal(new Float32Array(2)), rng.fillNormal(new Float32Array(3))];
 * console.log([...head, ...tail].every((z, i) => z === whole[i])); //=> true
 * ```
 */
export function philox(seed: number, options: PhiloxOptions = {}): PhiloxStream {
  const { stream = [0, 0] } = options;
  checkIndex("philox: seed", seed);
  checkUint32("philox: stream", stream, 2);
  return new Philox([seed >>> 0, Math.floor(seed / 2 ** 32)], [stream[0], stream[1]], 0);
}
