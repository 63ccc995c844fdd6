import { Inflate, Unzlib } from "fflate";
import { Damage, withLibrary } from "./damage.ts";

/** How it was compressed: bare (zip) or with a zlib header (PNG). */
export type Compression = "deflate" | "zlib";

const codecs = { deflate: Inflate, zlib: Unzlib };

/** Deflate makes at most 1032 bytes of one, so a push of this length makes at most 17 MB. */
export const step: number = 2 ** 14;

/** An inflater that is fed in short steps, so that a bomb is seen before it has grown. */
export function inflater(
  kind: Compression,
  limit: number,
): (input: Uint8Array, last: boolean) => Generator<Uint8Array> {
  let made: Uint8Array[] = [];
  let total = 0;
  const codec = new codecs[kind]((chunk) => made.push(chunk));
  return function* inflate(input, last) {
    for (let at = 0; at < input.length || (last && at === 0); at += step) {
      const end = Math.min(input.length, at + step);
      withLibrary(() => codec.push(input.subarray(at, end), last && end === input.length));
      const ready = made;
      made = [];
      for (const chunk of ready) {
        total += chunk.length;
        if (total > limit) throw new Damage(`it inflates to more than the ${limit} bytes declared`);
        if (chunk.length > 0) yield chunk;
      }
    }
  };
}

/** A compressed stream inflated on the way, to at most `limit` bytes. */
export async function* inflated(
  kind: Compression,
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  const inflate = inflater(kind, limit);
  for await (const chunk of chunks) yield* inflate(chunk, false);
  yield* inflate(new Uint8Array(0), true);
}
