import type { Rng, Stream } from "@inkwash/random";
import { fresh } from "./fresh.ts";
import type { Samples } from "./types.ts";

/** Where noise comes from: exactly one of the two is needed. */
export interface NoiseSource {
  /** The noise epsilon to add: as many elements as the samples, in the same precision. */
  readonly noise?: Samples | undefined;
  /** Where standard normals are drawn: one fill of the length of the samples, in their precision. */
  readonly rng?: Rng | undefined;
}

/** Refuses noise from two places and from none. */
export function checkSource(who: string, noise: unknown, rng: unknown): void {
  if ((noise === undefined) === (rng === undefined)) {
    throw new TypeError(`${who}: needs either options.noise or options.rng, and not both`);
  }
}

/** Draws the noise of each key into one array that is used again and again. */
export function draws(rng: Rng, like: Samples): (key: number) => Samples {
  const scratch = fresh(like);
  return (key) => {
    (isStream(rng) ? rng.fork(key) : rng).fillNormal(scratch.data);
    return scratch;
  };
}

function isStream(rng: Rng): rng is Stream {
  return "fork" in rng;
}
