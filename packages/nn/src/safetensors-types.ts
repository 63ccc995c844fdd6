import type { Tensor, TensorData } from "./tensor.ts";

/** What a safetensors file holds. */
export interface SafetensorsFile {
  /** The tensors by name. */
  readonly tensors: Readonly<Record<string, Tensor>>;
  /** Free texts by name, such as a description of the network. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/** A number format, as a header names it. */
export type Format = "F64" | "F32" | "I64" | "I32" | "I16" | "I8" | "U64" | "U32" | "U16" | "U8";

/** The kind of array that holds a format. */
interface Kind {
  readonly name: string;
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer): TensorData;
}

/** The arrays that hold each format. */
export const formats: Readonly<Record<Format, Kind>> = {
  F64: Float64Array,
  F32: Float32Array,
  I64: BigInt64Array,
  I32: Int32Array,
  I16: Int16Array,
  I8: Int8Array,
  U64: BigUint64Array,
  U32: Uint32Array,
  U16: Uint16Array,
  U8: Uint8Array,
};

/** The key under which a header keeps its metadata. */
export const METADATA = "__metadata__";
