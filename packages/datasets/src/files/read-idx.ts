import type { Samples } from "../types.ts";
import { attempt, Damage } from "./damage.ts";
import { checkRead, elementsOf, type ReadOptions } from "./limits.ts";
import type { StoredArray } from "./npy/read-npy.ts";
import { expectEnd, precisionOf, readNumbers, type Layout } from "./numbers.ts";
import { reading, type Reader } from "./reader.ts";
import type { Source } from "./source.ts";

const kinds: Record<number, readonly [Layout["kind"], number]> = {
  0x08: ["u", 1],
  0x09: ["i", 1],
  0x0b: ["i", 2],
  0x0c: ["i", 4],
  0x0d: ["f", 4],
  0x0e: ["f", 8],
};

/** Whether four bytes begin an IDX file: two zeros, a type and the number of axes. */
export function isIdx([a, b, kind, axes]: Uint8Array): boolean {
  return a === 0 && b === 0 && kinds[kind ?? 0] !== undefined && axes! >= 1;
}

/** Reads an IDX file from an open reader. */
export async function idxFrom(
  reader: Reader,
  maxElements: number,
  options: ReadOptions,
): Promise<StoredArray> {
  const magic = await reader.take(4);
  if (!isIdx(magic)) throw new Damage("it does not begin as IDX files do");
  const [kind, size] = kinds[magic[2]!]!;
  const layout = { kind, size, little: false };
  const sizes = await reader.take(4 * magic[3]!);
  const view = new DataView(sizes.buffer, sizes.byteOffset, sizes.byteLength);
  const shape = Array.from({ length: magic[3]! }, (_, axis) => view.getUint32(4 * axis));
  const count = elementsOf(shape, maxElements);
  const expected = 4 + sizes.length + count * size;
  if (reader.size !== undefined && reader.size !== expected) {
    throw new Damage(`it has ${reader.size} bytes where its header declares ${expected}`);
  }
  const data = await readNumbers(reader, layout, count, options.precision ?? precisionOf(layout));
  await expectEnd(reader);
  return { data, shape, layout };
}

/**
 * An IDX file, the format of the MNIST digits, as samples.
 *
 * Bytes, integers of 16 and 32 bits and floats, with any number of axes. The numbers are as in the
 * file: pictures have bytes in [0, 255]; {@link readSamples} brings them to [-1, 1].
 *
 * @param source - The file, possibly gzipped, as MNIST is distributed.
 * @param options - See {@link ReadOptions}.
 * @returns Samples of the shape in the file.
 * @throws RangeError if the file is damaged or too large, or an option is out of range.
 * @throws TypeError if source is none.
 * @see {@link https://web.archive.org/web/2024/http://yann.lecun.com/exdb/mnist/ | LeCun, Cortes and Burges}
 */
export async function readIdx(source: Source, options: ReadOptions = {}): Promise<Samples> {
  const maxElements = checkRead("readIdx", options);
  const use = (reader: Reader): Promise<StoredArray> => idxFrom(reader, maxElements, options);
  const { data, shape } = await attempt("readIdx", "IDX", () => reading("readIdx", source, use));
  return { data, shape };
}
