import { formats, METADATA, type Format, type SafetensorsFile } from "./safetensors-types.ts";
import type { TensorData } from "./tensor.ts";

/**
 * Writes tensors as a safetensors file.
 *
 * Eight bytes with the header's length N (little-endian), N bytes of JSON padded with spaces to a
 * multiple of 8, then the numbers: formats with wider elements first, so that every tensor lies at a
 * multiple of its element size. The same tensors always give the same bytes.
 *
 * @returns A fresh array.
 * @throws TypeError if a tensor's length is not the product of its shape or its array is of an unknown kind.
 * @throws RangeError if a tensor is named "__metadata__".
 * @see {@link https://huggingface.co/docs/safetensors/index#format | the format}
 */
export function toSafetensors(file: SafetensorsFile): Uint8Array<ArrayBuffer> {
  const { tensors, metadata = {} } = file;
  const widest = Object.entries(tensors).toSorted(
    ([, a], [, b]) => b.data.BYTES_PER_ELEMENT - a.data.BYTES_PER_ELEMENT,
  );
  let length = 0;
  const entries = widest.map(([name, { data, shape }]) => {
    if (name === METADATA) {
      throw new RangeError(`toSafetensors: a tensor cannot be named "${METADATA}"`);
    }
    const size = shape.reduce((product, each) => product * each, 1);
    if (data.length !== size) {
      throw new TypeError(
        `toSafetensors: ${name}.data.length must be ${size}, the product of its shape; got ${data.length}`,
      );
    }
    const begin = length;
    length += data.byteLength;
    return [name, { dtype: formatOf(name, data), shape, data_offsets: [begin, length] }] as const;
  });
  const json = JSON.stringify(Object.fromEntries([[METADATA, metadata], ...entries]));
  const text = new TextEncoder().encode(json);
  const headerLength = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(8 + headerLength + length).fill(0x20, 8, 8 + headerLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true);
  bytes.set(text, 8);
  let at = 8 + headerLength;
  for (const [, { data }] of widest) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}

function formatOf(name: string, data: TensorData): Format {
  const known = Object.entries(formats).find(([, kind]) => data instanceof kind);
  if (!known) {
    const names = Object.values(formats).map((kind) => kind.name);
    throw new TypeError(`toSafetensors: ${name}.data must be one of ${names.join(", ")}`);
  }
  return known[0] as Format;
}
