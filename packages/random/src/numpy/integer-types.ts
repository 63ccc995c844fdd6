/** NumPy's integer types, and "bool" for 0 and 1. */
export type IntegerType =
  | "bool"
  | "int8"
  | "uint8"
  | "int16"
  | "uint16"
  | "int32"
  | "uint32"
  | "int64"
  | "uint64";

/** The array that integers of a type come in; those of 64 bits in a Float64Array, exactly. */
export interface IntegerArrays {
  /** 0 or 1. */
  readonly bool: Uint8Array<ArrayBuffer>;
  /** In [-2^7, 2^7). */
  readonly int8: Int8Array<ArrayBuffer>;
  /** In [0, 2^8). */
  readonly uint8: Uint8Array<ArrayBuffer>;
  /** In [-2^15, 2^15). */
  readonly int16: Int16Array<ArrayBuffer>;
  /** In [0, 2^16). */
  readonly uint16: Uint16Array<ArrayBuffer>;
  /** In [-2^31, 2^31). */
  readonly int32: Int32Array<ArrayBuffer>;
  /** In [0, 2^32). */
  readonly uint32: Uint32Array<ArrayBuffer>;
  /** Between -2^53 and 2^53. */
  readonly int64: Float64Array<ArrayBuffer>;
  /** In [0, 2^53]. */
  readonly uint64: Float64Array<ArrayBuffer>;
}

/** The array that integers between bigint bounds come in. */
export interface BigIntegerArrays {
  /** In [-2^63, 2^63). */
  readonly int64: BigInt64Array<ArrayBuffer>;
  /** In [0, 2^64). */
  readonly uint64: BigUint64Array<ArrayBuffer>;
}

/** Bits of a type, whether it has a sign, and its array. */
export const TYPES: Readonly<
  Record<
    IntegerType,
    {
      readonly width: number;
      readonly signed: boolean;
      readonly make: (count: number) => IntegerArrays[IntegerType];
    }
  >
> = {
  bool: { width: 1, signed: false, make: (count) => new Uint8Array(count) },
  int8: { width: 8, signed: true, make: (count) => new Int8Array(count) },
  uint8: { width: 8, signed: false, make: (count) => new Uint8Array(count) },
  int16: { width: 16, signed: true, make: (count) => new Int16Array(count) },
  uint16: { width: 16, signed: false, make: (count) => new Uint16Array(count) },
  int32: { width: 32, signed: true, make: (count) => new Int32Array(count) },
  uint32: { width: 32, signed: false, make: (count) => new Uint32Array(count) },
  int64: { width: 64, signed: true, make: (count) => new Float64Array(count) },
  uint64: { width: 64, signed: false, make: (count) => new Float64Array(count) },
};
