import { zipSync } from "fflate";
import type { Samples } from "../../types.ts";
import { toNpy } from "../npy/to-npy.ts";

/** What {@link toNpz} is told. */
export interface NpzOptions {
  /** Whether the arrays are deflated, as `numpy.savez_compressed` does. @defaultValue false */
  readonly compress?: boolean | undefined;
}

/**
 * Arrays by name as a NumPy archive (NPZ).
 *
 * `numpy.load(file)[name]` gives the same arrays back, bit for bit. The same arrays always give the
 * same bytes: every date in the archive is the first of January 1980.
 *
 * @param arrays - Samples by name.
 * @param options - See {@link NpzOptions}.
 * @returns The bytes of the file.
 * @throws TypeError if shape and data of an array do not fit.
 * @throws RangeError if there are no arrays, or more than 4 GB of them.
 */
export function toNpz(
  arrays: Readonly<Record<string, Samples>>,
  options: NpzOptions = {},
): Uint8Array<ArrayBuffer> {
  const { compress = false } = options;
  const names = Object.keys(arrays);
  if (names.length === 0) throw new RangeError("toNpz: arrays must have at least one array; got 0");
  const bytes = names.reduce((sum, name) => sum + arrays[name]!.data.byteLength + 65536, 0);
  if (!(bytes < 2 ** 32)) {
    throw new RangeError(`toNpz: the arrays must have less than 4 GB; got ${bytes} bytes`);
  }
  const files = Object.fromEntries(names.map((name) => [`${name}.npy`, toNpy(arrays[name]!)]));
  return zipSync(files, { level: compress ? 6 : 0, mtime: new Date(1980, 0, 1) });
}
