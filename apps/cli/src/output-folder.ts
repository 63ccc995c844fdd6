import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Failure, refusal } from "./failure.ts";
import { writeAtomic } from "./write-atomic.ts";

/** A file that a run has left behind. */
export interface WrittenFile {
  readonly name: string;
  readonly size: number;
}

/** The folder that a run writes its files to. */
export interface OutputFolder {
  /** The absolute path. */
  readonly path: string;
  /** What has been written so far; a file that was written twice is named once. */
  readonly files: () => WrittenFile[];
  /** Writes a file whole or not at all. */
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>;
}

/**
 * Makes a folder where there is none.
 *
 * @throws Failure if the folder cannot be made, and later where a file cannot be written.
 */
export async function openOutputFolder(folder: string): Promise<OutputFolder> {
  const path = resolve(folder);
  const sizes = new Map<string, number>();
  await orRefuse(path, () => mkdir(path, { recursive: true }));
  return {
    path,
    files: () => [...sizes].map(([name, size]) => ({ name, size })),
    write: async (name, bytes) => {
      await orRefuse(join(path, name), () => writeAtomic(join(path, name), bytes));
      sizes.set(name, bytes.length);
    },
  };
}

async function orRefuse(path: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = refusal(error);
    if (reason === undefined) throw error;
    throw new Failure(`${path} cannot be written: ${reason}; choose another folder with --out`);
  }
}
