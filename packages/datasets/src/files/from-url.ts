import { checkCount, describe } from "../check.ts";
import { chunksOf } from "./source.ts";

/** What {@link fromUrl} is told. */
export interface UrlOptions {
  /** Longer answers are refused, by their header or as they arrive. @defaultValue 2 ** 31 */
  readonly maxBytes?: number | undefined;
  /** Stops the transfer. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A file on the web as a source.
 *
 * Nothing is fetched before the source is read, and reading it again fetches it again; it arrives in
 * pieces, so that {@link csvRows} and {@link npyRows} read files of any length.
 *
 * @param url - Where the file is; it must be one that this page may fetch.
 * @param options - See {@link UrlOptions}.
 * @returns The bytes as they arrive.
 * @throws Error while it is read, if the answer is not a success or longer than `maxBytes`.
 * @throws RangeError if `maxBytes` is out of range.
 */
export function fromUrl(url: string | URL, options: UrlOptions = {}): AsyncIterable<Uint8Array> {
  const { maxBytes = 2 ** 31, signal } = options;
  checkCount("fromUrl", "maxBytes", maxBytes);
  if (!(typeof url === "string" || url instanceof URL)) {
    throw new TypeError(`fromUrl: url must be a string or URL; got ${describe(url)}`);
  }
  return { [Symbol.asyncIterator]: () => fetched(String(url), maxBytes, signal) };
}

async function* fetched(
  url: string,
  maxBytes: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const response = await fetch(url, signal === undefined ? {} : { signal });
  const { ok, status, body, headers } = response;
  const tooLong = (): Error => new Error(`fromUrl: ${url} is longer than ${maxBytes} bytes`);
  try {
    if (!ok || body === null) throw new Error(`fromUrl: ${url} was answered with status ${status}`);
    if (Number(headers.get("content-length") ?? 0) > maxBytes) throw tooLong();
    let length = 0;
    for await (const chunk of chunksOf("fromUrl", body)) {
      length += chunk.length;
      if (length > maxBytes) throw tooLong();
      yield chunk;
    }
  } finally {
    if (body !== null && !body.locked) await body.cancel().catch(() => undefined);
  }
}
