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

/** The Philox4x32-10 stream of a seed, at index 0. */
export function philox(seed: number, options: PhiloxOptions = {}): PhiloxStream {
  const { stream = [0, 0] } = options;
  checkIndex("philox: seed", seed);
  checkUint32("philox: stream", stream, 2);
  return new Philox([seed >>> 0, Math.floor(seed / 2 ** 32)], [stream[0], stream[1]], 0);
}
