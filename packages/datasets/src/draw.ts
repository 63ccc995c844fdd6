import type { Rng, Stream } from "@inkwash/random";

/** Whether numbers are addressed: forked by name instead of drawn in order. */
export function isStream(rng: Rng): rng is Stream {
  return "fork" in rng;
}

/** The numbers of one quantity: a stream of its own where there are streams, else the next ones. */
export function quantity(rng: Rng, name: string): Rng {
  return isStream(rng) ? rng.fork(name) : rng;
}

/** n float64 uniforms in [0, 1) of the named quantity. */
export function uniforms(rng: Rng, name: string, n: number): Float64Array {
  return quantity(rng, name).fillUniform(new Float64Array(n));
}
