import { Damage } from "./damage.ts";
import { gunzipped } from "./gunzip.ts";
import { chunksOf, sliceable, type Source } from "./source.ts";

/** A stream of bytes read from its beginning. */
export interface Reader {
  /** Number of bytes of the whole, where it is known beforehand. */
  readonly size: number | undefined;
  /** The next `count` bytes, fewer at the end, without going on. */
  peek(count: number): Promise<Uint8Array>;
  /** The next `count` bytes; refuses an end before them. */
  take(count: number): Promise<Uint8Array>;
  /** The next piece of whatever length, undefined at the end. */
  next(): Promise<Uint8Array | undefined>;
  /** Puts back bytes that were given by `next`. */
  unread(bytes: Uint8Array): void;
  /** All that is left, refused above `limit` bytes. */
  rest(limit: number): Promise<Uint8Array>;
  /** Lets the source go. */
  close(): Promise<void>;
}

/** Reads chunks of any length. */
export function readerOf(chunks: AsyncGenerator<Uint8Array>, size: number | undefined): Reader {
  let held: Uint8Array = new Uint8Array(0);
  const pull = async (): Promise<Uint8Array | undefined> => {
    const { done, value } = await chunks.next();
    return done === true ? undefined : value;
  };
  const peek = async (count: number): Promise<Uint8Array> => {
    if (held.length < count) {
      const parts = [held];
      let length = held.length;
      for (let chunk; length < count && (chunk = await pull()) !== undefined;) {
        parts.push(chunk);
        length += chunk.length;
      }
      held = joined(parts, length);
    }
    return held.subarray(0, count);
  };
  const next = async (): Promise<Uint8Array | undefined> => {
    if (held.length === 0) return pull();
    const chunk = held;
    held = new Uint8Array(0);
    return chunk;
  };
  return {
    size,
    peek,
    next,
    unread: (bytes) => {
      held = held.length === 0 ? bytes : joined([bytes, held], bytes.length + held.length);
    },
    take: async (count) => {
      const bytes = await peek(count);
      if (bytes.length < count) throw new Damage("it ends within its header");
      held = held.subarray(count);
      return bytes;
    },
    rest: async (limit) => {
      const parts: Uint8Array[] = [];
      let length = 0;
      for (let chunk; (chunk = await next()) !== undefined;) {
        length += chunk.length;
        if (length > limit) throw new Damage(`it is longer than ${limit} bytes (see maxElements)`);
        parts.push(chunk);
      }
      return joined(parts, length);
    },
    close: async () => {
      await chunks.return(undefined);
    },
  };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(length);
  parts.reduce((at, part) => (out.set(part, at), at + part.length), 0);
  return out;
}

/** Opens a source; what begins as gzip does is inflated on the way. */
export async function open(who: string, source: Source): Promise<Reader> {
  const size = typeof source === "object" ? sliceable(source)?.size : undefined;
  const plain = readerOf(chunksOf(who, source), size);
  const [a, b, c] = await plain.peek(3);
  if (!(a === 0x1f && b === 0x8b && c === 8)) return plain;
  return readerOf(gunzipped(chunksFrom(plain)), undefined);
}

async function* chunksFrom(reader: Reader): AsyncGenerator<Uint8Array> {
  try {
    for (let chunk; (chunk = await reader.next()) !== undefined;) yield chunk;
  } finally {
    await reader.close();
  }
}

/** Opens a source, uses it and lets it go, whatever happens. */
export async function reading<T>(
  who: string,
  source: Source,
  use: (reader: Reader) => Promise<T>,
): Promise<T> {
  const reader = await open(who, source);
  try {
    return await use(reader);
  } finally {
    await reader.close();
  }
}
