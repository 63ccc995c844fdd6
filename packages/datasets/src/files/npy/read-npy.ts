import { checkCount } from "../../check.ts";
import type { Samples } from "../../types.ts";
import { attempt, attemptEach, Damage } from "../damage.ts";
import { checkElements, checkRead, type Floats, type ReadOptions } from "../limits.ts";
import { expectEnd, precisionOf, readNumbers, type Layout } from "../numbers.ts";
import { open, reading, type Reader } from "../reader.ts";
import type { Source } from "../source.ts";
import { checkSize, readHeader } from "./header.ts";

/** What {@link npyRows} is told. */
export interface RowsOptions extends ReadOptions {
  /** Rows per batch; the last may have fewer. @defaultValue 4096 */
  readonly size?: number | undefined;
}

/** The same numbers with the last index running fastest. */
function rowMajor(data: Floats, shape: readonly number[]): Floats {
  const out = data.slice();
  const index = shape.map(() => 0);
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((p, s) => p * s, 1));
  let from = 0;
  for (let to = 0; to < out.length; to++) {
    out[to] = data[from]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis]! += 1;
      from += strides[axis]!;
      if (index[axis]! < shape[axis]!) break;
      from -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
  return out;
}

/** One array with how its numbers lay in the file. */
export interface StoredArray extends Samples {
  readonly layout: Layout;
}

/** Reads one NPY file from an open reader. */
export async function npyFrom(
  reader: Reader,
  maxElements: number,
  options: ReadOptions,
): Promise<StoredArray> {
  const header = await readHeader(reader, maxElements);
  checkSize(reader, header);
  const { layout, shape, count, fortran } = header;
  const precision = options.precision ?? precisionOf(layout);
  const data = await readNumbers(reader, layout, count, precision);
  await expectEnd(reader);
  return { data: fortran && shape.length > 1 ? rowMajor(data, shape) : data, shape, layout };
}

/**
 * A NumPy array file (NPY) as samples.
 *
 * Versions 1 to 3, C and Fortran order, either byte order; float16, float32, float64, integers of
 * 8 to 64 bits and booleans. Pickled objects, records, strings and complex numbers are refused.
 *
 * @param source - The file, possibly gzipped.
 * @param options - See {@link ReadOptions}.
 * @returns Samples of the shape in the file; float64 for doubles and integers of 32 or 64 bits,
 *   float32 for all others, which hold them exactly (of 64-bit integers, the nearest).
 * @throws RangeError if the file is damaged or too large, holds NaN or infinities, or an option is
 *   out of range.
 * @throws TypeError if source is none.
 * @see {@link https://numpy.org/doc/1.24/reference/generated/numpy.lib.format.html | numpy.lib.format}
 * @example
 * ```ts
 * import { readNpy, toNpy } from "@inkwash/datasets";
 *
 * const file = toNpy({ data: Float32Array.of(1, 2, 3, 4, 5, 6), shape: [3, 2] });
 * const { data, shape } = await readNpy(file);
 * console.log(shape.join(" x "), "of", data.join(" ")); //=> 3 x 2 of 1 2 3 4 5 6
 * ```
 */
export async function readNpy(source: Source, options: ReadOptions = {}): Promise<Samples> {
  const maxElements = checkRead("readNpy", options);
  const use = (reader: Reader): Promise<StoredArray> => npyFrom(reader, maxElements, options);
  const array = await attempt("readNpy", "NPY", () => reading("readNpy", source, use));
  return { data: array.data, shape: array.shape };
}

/**
 * A NumPy array file (NPY) in batches of rows, whatever its length.
 *
 * Only the rows of one batch are in memory; `maxElements` limits a batch and not the file. Arrays
 * in Fortran order are refused, because there every row is spread over the whole file.
 *
 * @param source - The file, possibly gzipped.
 * @param options - See {@link RowsOptions}.
 * @returns A generator of samples [size or fewer, ...], each with an array of its own.
 * @throws RangeError and TypeError as {@link readNpy}.
 */
export function npyRows(
  source: Source,
  options: RowsOptions = {},
): AsyncGenerator<Samples, void, void> {
  const maxElements = checkRead("npyRows", options);
  const { size = 4096 } = options;
  checkCount("npyRows", "size", size);
  return attemptEach("npyRows", "NPY", rows(source, size, maxElements, options));
}

async function* rows(
  source: Source,
  size: number,
  maxElements: number,
  options: RowsOptions,
): AsyncGenerator<Samples> {
  const reader = await open("npyRows", source);
  try {
    const header = await readHeader(reader, Infinity);
    checkSize(reader, header);
    const { layout, shape, fortran } = header;
    if (fortran && shape.length > 1) {
      throw new Damage("it is in Fortran order, which has no rows; read it whole or save it anew");
    }
    const [n, ...one] = shape as [number, ...number[]];
    const d = header.count / n;
    const precision = options.precision ?? precisionOf(layout);
    checkElements(Math.min(size, n) * d, maxElements);
    for (let row = 0; row < n; row += size) {
      const count = Math.min(size, n - row);
      const data = await readNumbers(reader, layout, count * d, precision);
      yield { data, shape: [count, ...one] };
    }
    await expectEnd(reader);
  } finally {
    await reader.close();
  }
}
