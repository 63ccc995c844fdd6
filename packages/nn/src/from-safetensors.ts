import { formats, METADATA, type Format, type SafetensorsFile } from "./safetensors-types.ts";
import type { Tensor } from "./tensor.ts";

/** Longer headers are refused, as by the reference implementation. */
const LONGEST_HEADER = 100_000_000;

/** A tensor as the header describes it. */
interface Entry {
  readonly name: string;
  readonly format: Format;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/**
 * Reads a safetensors file.
 *
 * Everything is checked before a number is read: the header's length, its UTF-8 and JSON, every
 * format, shape and offset, and that the tensors fill the rest of the file without gap or overlap.
 * Tensors need not be aligned. The formats without a typed array (F16, BF16, F8, BOOL) are refused.
 *
 * @param bytes - The whole file.
 * @returns Fresh arrays that share no memory with `bytes`.
 * @throws RangeError if the file is not a whole and consistent safetensors file, saying where.
 * @see {@link https://huggingface.co/docs/safetensors/index#format | the format}
 */
export function fromSafetensors(
  bytes: Uint8Array,
): SafetensorsFile & { readonly metadata: Readonly<Record<string, string>> } {
  const { header, start } = headerOf(bytes);
  const { [METADATA]: metadata = {}, ...described } = header;
  checkMetadata(metadata);
  const entries = Object.entries(described).map(([name, value]) => entryOf(name, value));
  checkLayout(entries, bytes.length - start);
  const tensors = entries.map(({ name, format, shape, begin, end }): [string, Tensor] => {
    // Not slice: that of a Buffer of Node shares its memory.
    const copy = new Uint8Array(bytes.subarray(start + begin, start + end));
    return [name, { data: new formats[format](copy.buffer), shape }];
  });
  return { tensors: Object.fromEntries(tensors), metadata };
}

function headerOf(bytes: Uint8Array): { header: Record<string, unknown>; start: number } {
  if (bytes.length < 8) {
    throw fault(`a file has at least 8 bytes, the length of its header; got ${bytes.length}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  if (length > LONGEST_HEADER || length > bytes.length - 8) {
    throw fault(
      `the header is said to have ${length} bytes; the file has ${bytes.length - 8} more`,
    );
  }
  const text = bytes.subarray(8, 8 + length);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text));
  } catch (cause) {
    throw new RangeError("fromSafetensors: the header is not JSON in UTF-8", { cause });
  }
  if (!isRecord(header)) throw fault("the header is not a JSON object");
  return { header, start: 8 + length };
}

function checkMetadata(metadata: unknown): asserts metadata is Record<string, string> {
  if (!isRecord(metadata)) throw fault(`${METADATA} is not an object`);
  for (const [key, value] of Object.entries(metadata)) {
    if (typeof value !== "string") throw fault(`${METADATA}.${key} is not a text`);
  }
}

function entryOf(name: string, value: unknown): Entry {
  if (!isRecord(value)) throw fault(`tensor "${name}" is not an object`);
  const { dtype, shape, data_offsets: offsets } = value;
  if (typeof dtype !== "string" || !Object.hasOwn(formats, dtype)) {
    const known = Object.keys(formats).join(", ");
    throw fault(`tensor "${name}" has dtype ${JSON.stringify(dtype)}; known are ${known}`);
  }
  if (!isCounts(shape)) throw fault(`tensor "${name}" has no shape of non-negative integers`);
  if (!isCounts(offsets) || offsets.length !== 2) {
    throw fault(`tensor "${name}" has no two data_offsets`);
  }
  const format = dtype as Format;
  const [begin, end] = offsets as [number, number];
  const size = shape.reduce((product, each) => product * each, formats[format].BYTES_PER_ELEMENT);
  if (end - begin !== size) {
    throw fault(`tensor "${name}" needs ${size} bytes; its data_offsets hold ${end - begin}`);
  }
  return { name, format, shape, begin, end };
}

/** Throws unless the tensors fill `length` bytes, one after the other. */
function checkLayout(entries: readonly Entry[], length: number): void {
  let at = 0;
  for (const { name, begin, end } of entries.toSorted(
    (a, b) => a.begin - b.begin || a.end - b.end,
  )) {
    if (begin !== at) {
      const problem = begin < at ? "overlaps the tensor before it" : "leaves a gap before it";
      throw fault(`tensor "${name}" ${problem}: it begins at ${begin} instead of ${at}`);
    }
    at = end;
  }
  if (at !== length) throw fault(`the tensors have ${at} bytes; the file has ${length} for them`);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isCounts = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((each) => Number.isSafeInteger(each) && each >= 0);

const fault = (problem: string): RangeError => new RangeError(`fromSafetensors: ${problem}`);
