import type { Rng, Stream } from "@inkwash/random";
import { sizeOf } from "./check.ts";
import type { Samples } from "./types.ts";

/** Whether a source of random numbers is addressed. */
export function isStream(rng: Rng): rng is Stream {
  return "at" in rng && "fork" in rng;
}

/**
 * Fills `z` with normals. Of a Stream, sample i always gets the elements (first + i) d ... of
 * fork(key), d being the size of one sample, however the samples are split into batches; an Rng is
 * drawn in order.
 */
export function fillNormals(z: Samples, rng: Rng, key: string | number, first: number): void {
  if (!isStream(rng)) {
    rng.fillNormal(z.data);
    return;
  }
  const words = z.data instanceof Float64Array ? 2 : 1;
  rng
    .fork(key)
    .at(first * sizeOf(z.shape.slice(1)) * words)
    .fillNormal(z.data);
}

/** Refuses a missing source of random numbers where `why` needs one. */
export function checkRng(name: string, rng: Rng | undefined, why: string): asserts rng is Rng {
  if (typeof rng?.fillNormal !== "function") {
    throw new TypeError(
      `${name}: options.rng is needed, because ${why}; give one such as philox(seed) of @inkwash/random`,
    );
  }
}

/** Refuses a `first` that is no index, or that an unaddressed generator could not honour. */
export function checkFirst(name: string, first: number, rng: Rng | undefined): void {
  if (!(Number.isSafeInteger(first) && first >= 0)) {
    throw new RangeError(`${name}: first must be a non-negative integer; got ${first}`);
  }
  if (first > 0 && rng !== undefined && !isStream(rng)) {
    throw new TypeError(
      `${name}: first needs a Stream, such as philox(seed) of @inkwash/random; an Rng is drawn in order and has no addresses`,
    );
  }
}
