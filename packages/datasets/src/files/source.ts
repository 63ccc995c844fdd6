/**
 * Bytes with places: a Blob, a File, a part of one, or anything else that can be cut.
 *
 * NPZ archives are read through it without loading what is not asked for.
 */
export interface Sliceable {
  /** Number of bytes. */
  readonly size: number;
  /** The part [start, end) of the bytes. */
  slice(start: number, end: number): Sliceable;
  /** The bytes in order, piece by piece. */
  stream(): ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;
}

/**
 * Where a file's bytes come from.
 *
 * Bytes in memory, a Blob or File, a web stream (`response.body`), or any async iterable of byte
 * arrays (a Node stream). What is compressed with gzip is inflated on the way.
 */
export type Source =
  | Uint8Array
  | ArrayBuffer
  | Sliceable
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>;

/** Bytes are handed on in pieces of this length, so that no one piece can be long. */
const piece = 2 ** 18;

/** A source that can be cut, if this is one; bytes in memory are. */
export function sliceable(source: Source): Sliceable | undefined {
  if (source instanceof ArrayBuffer) return sliceable(new Uint8Array(source));
  if (source instanceof Uint8Array) {
    return {
      size: source.length,
      slice: (start, end) => sliceable(source.subarray(start, end))!,
      stream: () => pieces(source),
    };
  }
  return "slice" in source && "stream" in source ? source : undefined;
}

// oxlint-disable-next-line require-await -- what it is read by awaits every piece
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

/** The bytes of any source in order; refuses what is none. */
export async function* chunksOf(who: string, source: Source): AsyncGenerator<Uint8Array> {
  const whole = isObject(source) ? sliceable(source) : undefined;
  const bytes = whole?.stream() ?? source;
  if (isObject(bytes) && "getReader" in bytes) {
    // Not every browser lets a ReadableStream be iterated.
    const reader = bytes.getReader();
    let done = false;
    try {
      while (!done) {
        const next = await reader.read();
        done = next.done;
        if (next.value !== undefined) yield checked(who, next.value);
      }
    } finally {
      if (!done) await reader.cancel().catch(() => undefined);
    }
  } else if (isObject(bytes) && Symbol.asyncIterator in bytes) {
    for await (const chunk of bytes) yield checked(who, chunk);
  } else {
    throw new TypeError(
      `${who}: source must be bytes, a Blob or File, or a stream of byte arrays; got ${typeof source}`,
    );
  }
}

function checked(who: string, chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError(`${who}: the stream must give Uint8Arrays; got ${typeof chunk}`);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
