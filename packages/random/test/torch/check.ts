import { createHash } from "node:crypto";

/** SHA-256 of the bytes of `values`, as the golden scripts have it. */
export function sha256({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return createHash("sha256")
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest("hex");
}

/** The sums that a long tensor is known by: sum, sum of squares, weighted sum. */
export function sums(values: ArrayLike<number>): { sum: number; sumsq: number; wsum: number } {
  let [sum, sumsq, wsum] = [0, 0, 0];
  for (let k = 0; k < values.length; k++) {
    const x = values[k]!;
    sum += x;
    sumsq += x * x;
    wsum += (x * (((k * 7919) % 1009) + 1)) / 1009;
  }
  return { sum, sumsq, wsum };
}
