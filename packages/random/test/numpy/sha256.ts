import { createHash } from "node:crypto";

/** The sha256 of the little-endian bytes of an array. */
export function sha256(values: ArrayBufferView): string {
  return createHash("sha256")
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest("hex");
}

/** The sha256 of integers as NumPy's int64. */
export function sha256Int64(values: Iterable<number>): string {
  return sha256(BigInt64Array.from(Array.from(values, BigInt)));
}
