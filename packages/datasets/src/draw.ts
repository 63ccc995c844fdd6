import type { Rng, Stream } from "@inkwash/random";

function isStream(rng: Rng): rng is Stream {
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

/**
 * `columns` times n float64 normals, a stream per column; from a plain Rng one fill of [columns, n].
 * (A fill may pair its numbers, so one tensor must be one fill to replay another library.)
 */
export function normalColumns(rng: Rng, columns: number, n: number): Float64Array[] {
  const range = Array.from({ length: columns }, (_, c) => c);
  if (isStream(rng)) {
    const noise = rng.fork("noise");
    return range.map((c) => noise.fork(c).fillNormal(new Float64Array(n)));
  }
  const all = rng.fillNormal(new Float64Array(columns * n));
  return range.map((c) => all.subarray(c * n, (c + 1) * n));
}
