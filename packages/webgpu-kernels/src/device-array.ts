import type { Buffers } from "./buffers.ts";
import { mapRead, usage } from "./flags.ts";
import type { DeviceArray } from "./types.ts";

type Words = Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** An array of `source.length` elements from `source`, or of `source` zeros, seen as `Kind`. */
export function deviceArray<T extends Words>(
  buffers: Buffers,
  what: string,
  Kind: new (buffer: ArrayBuffer) => T,
  source: number | Float32Array | Uint32Array,
): DeviceArray<T> {
  const length = typeof source === "number" ? source : source.length;
  if (!(Number.isSafeInteger(length) && length >= 0)) {
    throw new RangeError(`${what}: the length must be an integer >= 0; got ${length}`);
  }
  const { queue } = buffers.device;
  const bytes = 4 * length;
  const buffer = buffers.storage(what, bytes);
  if (typeof source !== "number") queue.writeBuffer(buffer, 0, source as T);
  const destroy = (): void => buffers.free(buffer);
  return {
    buffer,
    length,
    async read() {
      if (!buffers.has(buffer)) throw new Error(`read: this array is destroyed`);
      const host = buffers.make(bytes, usage.mapRead | usage.copyTarget);
      try {
        const encoder = buffers.device.createCommandEncoder();
        encoder.copyBufferToBuffer(buffer, 0, host, 0, bytes);
        queue.submit([encoder.finish()]);
        await host.mapAsync(mapRead);
        return new Kind(host.getMappedRange().slice(0, bytes));
      } finally {
        buffers.free(host);
      }
    },
    destroy,
    [Symbol.dispose]: destroy,
  };
}
