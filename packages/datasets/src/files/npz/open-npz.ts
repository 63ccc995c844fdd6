import { describe } from "../../check.ts";
import type { Samples } from "../../types.ts";
import { attempt, Damage } from "../damage.ts";
import { checkRead, type ReadOptions } from "../limits.ts";
import { npyFrom, type StoredArray } from "../npy/read-npy.ts";
import { readerOf, reading } from "../reader.ts";
import { sliceable, type Sliceable, type Source } from "../source.ts";
import { readDirectory, type Entry } from "./directory.ts";
import { entryChunks } from "./entry-chunks.ts";

/** An archive of arrays whose directory has been read. */
export interface Npz {
  /** The arrays' names, in the order of the directory. */
  readonly names: readonly string[];
  /** Reads one array, as {@link readNpy} does; refuses names that are not there. */
  readonly read: (name: string, options?: ReadOptions) => Promise<Samples>;
}

/** An archive as {@link readSamples} uses it. */
export interface Archive {
  readonly names: readonly string[];
  readonly load: (who: string, name: string, options: ReadOptions) => Promise<StoredArray>;
}

/** The bytes of an archive with their places; a stream is gathered first. */
async function placed(who: string, source: Source, maxElements: number): Promise<Sliceable> {
  const whole = typeof source === "object" ? sliceable(source) : undefined;
  const limit = 8 * maxElements + 2 ** 20;
  return whole ?? sliceable(await reading(who, source, (reader) => reader.rest(limit)))!;
}

/** Reads the directory of an archive. */
export async function archiveOf(
  who: string,
  source: Source,
  options: ReadOptions,
): Promise<Archive> {
  const maxElements = checkRead(who, options);
  const entries = new Map<string, Entry>();
  const archive = await attempt(who, "NPZ", async () => {
    const found = await placed(who, source, maxElements);
    for (const entry of await readDirectory(found)) {
      const name = entry.name.replace(/\.npy$/, "");
      if (entries.has(name)) throw new Damage(`it has two arrays named ${JSON.stringify(name)}`);
      entries.set(name, entry);
    }
    if (entries.size === 0) throw new Damage("it has no arrays");
    return found;
  });
  return {
    names: [...entries.keys()],
    load: async (whoLoads, name, readOptions) => {
      const max = checkRead(whoLoads, readOptions);
      const entry = entries.get(name);
      if (entry === undefined) {
        const known = [...entries.keys()].slice(0, 8).map((key) => JSON.stringify(key));
        throw new RangeError(
          `${whoLoads}: name must be one of ${known.join(", ")}; got ${describe(name)}`,
        );
      }
      return attempt(whoLoads, `NPZ's array ${JSON.stringify(name)}`, async () => {
        const reader = readerOf(entryChunks(archive, entry), entry.size);
        try {
          return await npyFrom(reader, max, readOptions);
        } finally {
          await reader.close();
        }
      });
    },
  };
}

/**
 * A NumPy archive (NPZ) whose arrays are read when they are asked for.
 *
 * Stored or deflated, zip64 included; lengths and checksums are verified. From a Blob, a File or
 * bytes only the parts needed are read; a stream is gathered first, up to 8 bytes per number of
 * `maxElements`.
 *
 * @param source - The file.
 * @param options - See {@link ReadOptions}; here only `maxElements` counts.
 * @returns The names of the arrays, and `read(name, options)`.
 * @throws RangeError if the archive is damaged or has two arrays of one name.
 * @throws TypeError if source is none.
 * @example
 * ```ts
 * import { openNpz, toNpz } from "@inkwash/datasets";
 *
 * const file = toNpz({ x: { data: Float32Array.of(1, 2), shape: [2, 1] } });
 * const { names, read } = await openNpz(file);
 * console.log(names.join(), (await read("x")).data.join(" ")); //=> x 1 2
 * ```
 */
export async function openNpz(source: Source, options: ReadOptions = {}): Promise<Npz> {
  const { names, load } = await archiveOf("openNpz", source, options);
  return {
    names,
    read: async (name, readOptions = {}) => {
      const { data, shape } = await load("read", name, { ...options, ...readOptions });
      return { data, shape };
    },
  };
}
