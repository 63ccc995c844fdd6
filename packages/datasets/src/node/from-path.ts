import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Sliceable } from "../files/source.ts";

function part(path: string, start: number, end: number): Sliceable {
  return {
    size: end - start,
    slice: (from, to) => part(path, start + from, Math.min(end, start + to)),
    stream: () => (end > start ? bytes(path, start, end - 1) : nothing()),
  };
}

async function* bytes(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { start, end, highWaterMark: 2 ** 18 });
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

// oxlint-disable-next-line require-yield, require-await -- an empty stream
async function* nothing(): AsyncGenerator<Uint8Array> {}

function unreadable(path: string, cause: unknown): Error {
  const { code, message } = cause as NodeJS.ErrnoException;
  return new Error(`fromPath: cannot read ${path}: ${code ?? message}`, { cause });
}

/**
 * A file on disk as a source.
 *
 * It is opened when it is read, in pieces, so that files of any length can be read by rows, and an
 * NPZ archive array by array.
 *
 * @param path - Where the file lies.
 * @returns A source for every reader of `@inkwash/datasets`.
 * @throws Error if there is no such file, and while it is read, if it cannot be.
 */
export async function fromPath(path: string): Promise<Sliceable> {
  const found = await stat(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  if (!found.isFile()) throw new Error(`fromPath: ${path} is not a file`);
  return part(path, 0, found.size);
}
